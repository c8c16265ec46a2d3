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

    /** SIGINT is PostgreSQL's fast shutdown; ProcessHandle only offers SIGTERM, which waits for every client. */
    static void stop(Path data) {
        end(data, "-INT");
    }

    /** SIGQUIT is its immediate shutdown: recovery follows at the next start. */
    static void crash(Path data) {
        end(data, "-QUIT");
    }

    private static void end(Path data, String signal) {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        try {
            var pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
            var process = ProcessHandle.of(pid)
                    .filter(candidate -> candidate.info().command().orElse("").contains("postgres"));
            if (process.isPresent()) {
                signal(process.get(), signal);
            }
            // the server removes it itself; after kill -9 of the server it is stale and would only delay the start
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException("could not stop the PostgreSQL that still runs over " + data, e);
        }
    }

    /** A fast shutdown waits for whoever replicates; one that takes too long is cut short, which only costs a recovery. */
    private static void signal(ProcessHandle process, String signal) throws IOException {
        new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                .inheritIO()
                .start();
        try {
            process.onExit().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while stopping PostgreSQL", e);
        } catch (TimeoutException e) {
            if (signal.equals("-QUIT")) {
                throw new IllegalStateException("PostgreSQL " + process.pid() + " does not stop", e);
            }
            signal(process, "-QUIT");
        } catch (ExecutionException e) {
            throw new IllegalStateException("PostgreSQL " + process.pid() + " does not stop", e);
        }
    }
}
