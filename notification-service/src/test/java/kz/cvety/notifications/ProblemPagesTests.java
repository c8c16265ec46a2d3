package kz.cvety.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProblemPagesTests {

    private static final Pattern CODE = Pattern.compile("super\\(\\s*Kind\\.[A-Z_]+,\\s*\"([a-z-]+)\"");

    @Test
    void hasAPageForEveryCode() throws Exception {
        var codes = new TreeSet<String>();
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            sources.filter(file -> file.toString().endsWith(".java"))
                    .map(ProblemPagesTests::read)
                    .forEach(source -> CODE.matcher(source).results().forEach(found -> codes.add(found.group(1))));
        }

        assertThat(codes)
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(code ->
                        assertThat(Path.of("../docs/problems", code + ".md")).exists());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
