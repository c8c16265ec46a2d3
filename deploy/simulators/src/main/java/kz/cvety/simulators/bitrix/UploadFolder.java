package kz.cvety.simulators.bitrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The shop's {@code /upload}: pictures under the hash of their bytes, in a folder when the shop has one. */
final class UploadFolder {

    static final String PATH = "/upload/iblock/";

    private final @Nullable Path folder;
    private final Map<String, byte[]> kept = new ConcurrentHashMap<>();

    UploadFolder(@Nullable Path folder) {
        this.folder = folder == null ? null : folder.resolve("upload");
    }

    /** Where shoppers see a picture, and the hash of its bytes. */
    record Kept(String path, String hash) {}

    Kept keep(byte[] bytes, String extension) {
        var hash = hash(bytes);
        var name = hash + "." + extension;
        kept.put(name, bytes);
        if (folder != null) {
            try {
                Files.createDirectories(folder);
                Files.write(folder.resolve(name), bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Kept(PATH + name, hash);
    }

    Optional<byte[]> read(String path) {
        var name = path.substring(PATH.length());
        if (!name.matches("[0-9a-f]{64}\\.[a-z]{3,4}")) {
            return Optional.empty();
        }
        var bytes = kept.get(name);
        if (bytes != null || folder == null || !Files.exists(folder.resolve(name))) {
            return Optional.ofNullable(bytes);
        }
        try {
            return Optional.of(Files.readAllBytes(folder.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
