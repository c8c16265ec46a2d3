package kz.cvety.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever is refused, by the kit or by a service, finds out what to do. */
class ProblemPagesTests {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern CODE = Pattern.compile(
            "(?:Kind\\.\\w+,\\s*|new \\w+(?:Taken|Refused)\\(\\s*|Problems\\.(?:of|write)\\([^\";]*)\"([a-z0-9-]+)\"");

    static Stream<String> codes() throws IOException {
        var codes = new TreeSet<String>();
        for (var source : sources()) {
            CODE.matcher(read(source)).results().forEach(found -> codes.add(found.group(1)));
        }
        assertThat(codes).hasSizeGreaterThan(50);
        return codes.stream();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void explainEveryRefusal(String code) {
        var page = read(ROOT.resolve("docs/problems").resolve(code + ".md"));

        assertThat(page).startsWith("# " + code + "\n\n**").contains("**What to do.**");
    }

    private static Iterable<Path> sources() throws IOException {
        var sources = new ArrayList<Path>();
        for (var modules : new Path[] {ROOT, ROOT.resolve("service-kit")}) {
            try (var folders = Files.list(modules)) {
                for (var java : (Iterable<Path>)
                        folders.map(folder -> folder.resolve("src/main/java")).filter(Files::isDirectory)::iterator) {
                    try (var files = Files.walk(java)) {
                        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                    }
                }
            }
        }
        return sources;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
