package kz.cvety.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** What this JVM and the database server have used, as the kernel counts it. */
record Machine(ProcessHandle database) {

    /** User and system time; a process that ended in between takes its share with it. */
    Duration cpu() {
        return all().map(ProcessHandle::info)
                .flatMap(info -> info.totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Resident memory in bytes; pages that PostgreSQL's processes share are counted once. */
    long resident() {
        return all().mapToLong(process -> proportional(process.pid())).sum();
    }

    private Stream<ProcessHandle> all() {
        return Stream.concat(Stream.of(ProcessHandle.current(), database), database.descendants());
    }

    private static long proportional(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")) * 1024)
                    .sum();
        } catch (IOException e) {
            return 0; // it ended while we looked
        }
    }
}
