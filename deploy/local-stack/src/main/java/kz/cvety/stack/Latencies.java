package kz.cvety.stack;

import java.util.Arrays;

/** Durations in nanoseconds, for their percentiles. Safe to share between threads. */
final class Latencies {

    private long[] values = new long[1 << 14];
    private int size;

    synchronized void add(long nanos) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = nanos;
    }

    synchronized int count() {
        return size;
    }

    /** The percentile in milliseconds; NaN when nothing was measured. */
    synchronized double millis(double percentile) {
        if (size == 0) {
            return Double.NaN;
        }
        var sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(size - 1L, Math.round(Math.ceil(percentile / 100 * size)) - 1)] / 1e6;
    }

    String summary() {
        return "p50 %.1f ms, p99 %.1f ms".formatted(millis(50), millis(99));
    }
}
