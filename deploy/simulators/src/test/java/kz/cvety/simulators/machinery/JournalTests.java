package kz.cvety.simulators.machinery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTests {

    @TempDir
    Path folder;

    @Test
    void readsBackEveryWholeLineAndSkipsATornOne() throws IOException {
        try (var journal = Journal.in(folder, "j")) {
            journal.restart(List.of(Map.of("n", 1)));
            journal.append(Map.of("n", 2, "text", "бір\nекі 🌷"));
        }
        Files.writeString(folder.resolve("j"), "{\"n\":3", StandardOpenOption.APPEND);

        var read = new ArrayList<String>();
        Journal.in(folder, "j")
                .replay(line ->
                        read.add(line.path("n").asInt() + line.path("text").asString("")));

        assertThat(read).containsExactly("1", "2бір\nекі 🌷");
    }

    @Test
    void keepsNothingWithoutAFolder() {
        try (var journal = Journal.in(null, "j")) {
            journal.restart(List.of(Map.of("n", 1)));
            journal.append(Map.of("n", 2));
            journal.replay(line -> assertThat(line).isNull());
        }
    }
}
