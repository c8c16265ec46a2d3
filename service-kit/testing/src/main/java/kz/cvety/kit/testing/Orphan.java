package kz.cvety.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A PostgreSQL that outlived the JVM which started it: it is stopped fast, so that the folder can be used again. */
final class Orphan {

    private Orphan() {}

    static void stop(Path data) {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        try {
            var pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
            var process = ProcessHandle.of(pid)
                    .filter(candidate -> candidate.info().command().orElse("").contains("postgres"));
            if (process.isPresent()) {
                interrupt(process.get());
            }
            // the server removes it itself; after kill -9 of the server it is stale and would only delay the start
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException("could not stop the PostgreSQL that still runs over " + data, e);
        }
    }

    /** SIGINT is PostgreSQL's fast shutdown; ProcessHandle only offers SIGTERM, which waits for every client. */
    private static void interrupt(ProcessHandle process) throws IOException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                .inheritIO()
                .start();
        try {
            process.onExit().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while stopping PostgreSQL", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("PostgreSQL " + process.pid() + " does not stop", e);
        }
    }
}
