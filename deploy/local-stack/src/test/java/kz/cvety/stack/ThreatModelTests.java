package kz.cvety.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the threat model names what tries it, and that is there. */
class ThreatModelTests {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+(?:IT|Tests|Rules))(?:\\.(\\w+))?`");
    private static final Map<String, String> SOURCES = sources();

    static List<String> rows() throws IOException {
        var rows = new ArrayList<String>();
        for (var line : Files.readAllLines(ROOT.resolve("docs/threat-model.md"))) {
            if (line.startsWith("| ") && !line.startsWith("| ---") && !line.startsWith("| threat ")) {
                rows.add(line);
            }
        }
        return rows;
    }

    @Test
    void answersTheFiveThreatsOfTheSpecification() throws IOException {
        assertThat(String.join("\n", rows()))
                .contains(
                        "**Brute force**", "**SQL injection**", "**Unauthorised**", "**Leakage**", "**Invalid data**");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void namesTestsThatExist(String row) {
        var named = NAMED.matcher(row).results().toList();

        assertThat(named).isNotEmpty();
        for (var each : named) {
            assertThat(SOURCES).containsKey(each.group(1));
            if (each.group(2) != null) {
                assertThat(SOURCES.get(each.group(1))).contains(" " + each.group(2) + "(");
            }
        }
    }

    private static Map<String, String> sources() {
        try (var files = Files.walk(ROOT)) {
            return files.filter(ThreatModelTests::isTest)
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            ThreatModelTests::read,
                            String::concat));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isTest(Path file) {
        var path = file.toString();
        return path.endsWith(".java")
                && Stream.of("/src/test/java/", "/service-kit/testing/").anyMatch(path::contains);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
