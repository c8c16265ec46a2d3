package kz.cvety.stack;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** Prints what happened, where, and how long after the step that caused it. */
final class DemoPrinter {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private long began = System.nanoTime();

    void chapter(String title) {
        System.out.printf("%n%s%n", title);
    }

    void step(String where, String what) {
        began = System.nanoTime();
        System.out.printf("  %9s  %-14s %s%n", "", where, what);
    }

    void seen(String where, String what, BooleanSupplier condition) {
        Awaitility.await(where + ": " + what)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(2, TimeUnit.MILLISECONDS)
                .until(condition::getAsBoolean);
        System.out.printf("  %+6d ms  %-14s %s%n", (System.nanoTime() - began) / 1_000_000, where, what);
    }

    void table(Comparison comparison) {
        System.out.printf("%n  Bitrix %d = Cvety %s%n", comparison.bitrixId(), comparison.cvetyId());
        System.out.printf("  %-18s %-5s %-52s %s%n", "", "", "Bitrix", "Cvety");
        comparison.fields().forEach(field -> System.out.println("  " + field.row()));
    }

    void verdict(boolean equal) {
        System.out.printf("%n%s%n", equal ? "Both sides are equal." : "Both sides DIFFER.");
    }
}
