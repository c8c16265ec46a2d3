package kz.cvety.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Throw-away folders that carry the id of their JVM, so a later run can remove what a killed one left behind. */
final class Folders {

    private Folders() {}

    static Path throwAway(String kind) {
        try {
            return Files.createTempDirectory(
                    kind + "-" + ProcessHandle.current().pid() + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Folders of this kind whose JVM is gone. */
    static List<Path> abandoned(String kind) {
        var name = Pattern.compile(Pattern.quote(kind) + "-(\\d+)-.*");
        try (var siblings = Files.list(Path.of(System.getProperty("java.io.tmpdir", "/tmp")))) {
            return siblings.filter(folder -> {
                        var matcher = name.matcher(folder.getFileName().toString());
                        return matcher.matches()
                                && ProcessHandle.of(Long.parseLong(matcher.group(1)))
                                        .isEmpty();
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes the folder; what another process removes at the same moment is fine. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            System.Logger log = System.getLogger(Folders.class.getName());
            log.log(System.Logger.Level.INFO, "left behind: {0} ({1})", folder, e.getMessage());
        }
    }
}
