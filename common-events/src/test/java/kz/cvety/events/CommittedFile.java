package kz.cvety.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file under version control that is rendered from the code: compared, or written anew with {@code -Dcontracts.write}. */
record CommittedFile(Path path) {

    static CommittedFile inRepository(String path) {
        return new CommittedFile(Path.of("..").resolve(path).normalize());
    }

    void mustEqual(String rendered) throws IOException {
        if (Boolean.getBoolean("contracts.write")) {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, rendered);
        }
        assertThat(path)
                .as("run `make contracts` after a deliberate change")
                .content()
                .isEqualTo(rendered);
    }
}
