package kz.cvety.stack;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * The compilers of this JVM. On two cores they take a good part of one for minutes, so a figure that is measured before they rest is
 * theirs.
 */
final class Compilers {

    private static final double AT_REST = 0.1;

    private static final CompilationMXBean COMPILATION = ManagementFactory.getCompilationMXBean();

    /** Something to be compiled, a few seconds of it. */
    interface Load<E extends Exception> {
        void run() throws E;
    }

    private Compilers() {}

    /** Repeats the load until they work for less than a tenth of its time, or {@code longest} has passed. */
    static <E extends Exception> void rest(Duration longest, Load<E> load) throws E {
        var began = System.nanoTime();
        double busy;
        do {
            var from = System.nanoTime();
            var compiled = COMPILATION.getTotalCompilationTime();
            load.run();
            var took = Duration.ofNanos(System.nanoTime() - from);
            busy = (double) (COMPILATION.getTotalCompilationTime() - compiled) / took.toMillis();
        } while (busy > AT_REST && System.nanoTime() - began < longest.toNanos());
    }
}
