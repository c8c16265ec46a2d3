package kz.cvety.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** What this JVM and everything it started have used, as the kernel counts it. */
final class Machine {

    private Machine() {}

    /** User and system time of this process and all below it. */
    static Duration cpu() {
        return all().map(ProcessHandle::info)
                .flatMap(info -> info.totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Resident memory in bytes; pages that PostgreSQL's processes share are counted once. */
    static long resident() {
        return all().mapToLong(process -> proportional(process.pid())).sum();
    }

    private static Stream<ProcessHandle> all() {
        return Stream.concat(
                Stream.of(ProcessHandle.current()), ProcessHandle.current().descendants());
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
