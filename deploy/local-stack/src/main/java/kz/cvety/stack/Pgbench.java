package kz.cvety.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** PostgreSQL's own load generator against one database of the stack, as its superuser. */
final class Pgbench {

    /** What it measured. */
    record Result(double perSecond, Latencies latencies) {}

    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

    private final String host;
    private final int port;
    private final String database;

    Pgbench(String host, int port, String database) {
        this.host = host;
        this.port = port;
        this.database = database;
    }

    static boolean isInstalled() {
        try {
            var process = new ProcessBuilder("pgbench", "--version")
                    .redirectErrorStream(true)
                    .start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Runs this script over and over, as a prepared statement, without think time. */
    Result run(String script, int clients, Duration during) throws IOException {
        var folder = Files.createTempDirectory("pgbench");
        try {
            var file = Files.writeString(folder.resolve("script.sql"), script);
            var process = new ProcessBuilder(command(file, clients, during))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var found = TPS.matcher(said);
            if (!found.find()) {
                throw new IOException("pgbench said: " + said);
            }
            return new Result(Double.parseDouble(found.group(1)), latencies(folder));
        } finally {
            delete(folder);
        }
    }

    private List<String> command(Path script, int clients, Duration during) {
        return List.of(
                "pgbench",
                "--no-vacuum",
                "--log",
                "--protocol=prepared",
                "--host=" + host,
                "--port=" + port,
                "--username=postgres",
                "--client=" + clients,
                "--jobs=2",
                "--time=" + during.toSeconds(),
                "--file=" + script,
                database);
    }

    /** Its log has a line for each transaction: client, number, microseconds, … */
    private static Latencies latencies(Path folder) throws IOException {
        var latencies = new Latencies();
        try (var logs = Files.newDirectoryStream(folder, "pgbench_log.*")) {
            for (var log : logs) {
                try (var lines = Files.lines(log)) {
                    lines.forEach(line -> latencies.add(Long.parseLong(line.split(" ", 4)[2]) * 1000));
                }
            }
        }
        return latencies;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
