package kz.cvety.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemPagesTests {

    private static final Path PAGES = Path.of("../docs/problems");
    private static final Pattern CODE = Pattern.compile("(?:Kind\\.\\w+,|new LoginTaken\\()\\s*\"([a-z-]+)\"");

    static Stream<String> codes() throws IOException {
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            return sources
                    .filter(source -> source.toString().endsWith(".java"))
                    .map(ProblemPagesTests::read)
                    .flatMap(source -> CODE.matcher(source).results().map(found -> found.group(1)))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("codes")
    void explainEveryRefusal(String code) {
        var page = read(PAGES.resolve(code + ".md"));

        assertThat(page).startsWith("# " + code + "\n\n**").contains("**What to do.**");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
