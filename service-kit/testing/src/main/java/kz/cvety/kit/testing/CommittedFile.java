package kz.cvety.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A file under version control that is rendered from the code: compared, or written anew with {@code -Dcontracts.write=true}. */
public record CommittedFile(Path path) {

    /** A file of this repository, wherever in it the test runs. */
    public static CommittedFile inRepository(String path) {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("Makefile"))) {
            folder = Objects.requireNonNull(folder.getParent(), "not inside the repository");
        }
        return new CommittedFile(folder.resolve(path));
    }

    /** Fails unless the file holds just this. */
    public void mustEqual(String rendered) {
        if (Boolean.getBoolean("contracts.write")) {
            write(rendered);
        }
        assertThat(path)
                .as("run `make contracts` after a deliberate change")
                .content()
                .isEqualTo(rendered);
    }

    private void write(String rendered) {
        try {
            Files.createDirectories(Objects.requireNonNull(path.toAbsolutePath().getParent()));
            Files.writeString(path, rendered);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
