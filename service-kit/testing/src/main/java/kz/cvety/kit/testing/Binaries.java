package kz.cvety.kit.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The unpacked PostgreSQL. */
final class Binaries {

    private Binaries() {}

    /** False before the first start of a machine too: the library is a convenience and nothing depends on it. */
    static boolean have(Path folder, String library) throws IOException {
        try (var files = Files.find(
                folder,
                5,
                (file, attributes) -> file.getFileName().toString().matches(library + "\\.(so|dylib|dll)"))) {
            return files.findAny().isPresent();
        }
    }
}
