package kz.cvety.simulators.machinery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import kz.cvety.simulators.web.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * State as a file of JSON lines. A line is handed to the operating system before {@link #append} returns, so it outlives a
 * killed process, though not a power cut. A half-written last line is skipped when the file is read again. Without a file
 * nothing is kept.
 */
public final class Journal implements AutoCloseable {

    private final @Nullable Path file;
    private @Nullable FileChannel channel;

    private Journal(@Nullable Path file) {
        this.file = file;
    }

    /** A journal in the folder, or one that forgets everything when there is no folder. */
    public static Journal in(@Nullable Path folder, String name) {
        return new Journal(folder == null ? null : folder.resolve(name));
    }

    /** Gives every kept line to the reader, oldest first. */
    public void replay(Consumer<ObjectNode> reader) {
        if (file == null || !Files.exists(file)) {
            return;
        }
        try (var lines = Files.lines(file)) {
            lines.forEach(line -> Json.parse(line).ifPresent(reader));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the file anew with these lines only; the old file stays until the new one is whole. */
    public synchronized void restart(List<?> lines) {
        if (file == null) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.write(fresh, lines.stream().map(Json::write).toList());
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            close();
            channel = FileChannel.open(file, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void append(Object line) {
        append(List.of(line));
    }

    /** Adds the lines with one write. */
    public synchronized void append(List<?> lines) {
        if (channel == null) {
            return;
        }
        try {
            var text = new StringBuilder();
            lines.forEach(line -> text.append(Json.write(line)).append('\n'));
            channel.write(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            if (channel != null) {
                channel.close();
                channel = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
