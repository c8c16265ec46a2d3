package kz.cvety.simulators.machinery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A leaky bucket: each drop raises the level by one, the level sinks steadily, and a drop that would overflow is refused. */
public final class LeakyBucket {

    private final int capacity;
    private final double leakPerSecond;
    private final InstantSource clock;
    private double level;
    private Instant at;

    public LeakyBucket(int capacity, double leakPerSecond, InstantSource clock) {
        if (capacity < 1 || leakPerSecond <= 0) {
            throw new IllegalArgumentException("a bucket needs room for one drop and a leak");
        }
        this.capacity = capacity;
        this.leakPerSecond = leakPerSecond;
        this.clock = clock;
        this.at = clock.instant();
    }

    /** How long until one more drop fits; zero when it fits now. */
    public synchronized Duration untilRoom() {
        leak();
        var surplus = level + 1 - capacity;
        return surplus <= 1e-9 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil(surplus / leakPerSecond * 1e9));
    }

    /** Adds a drop if it fits. */
    public synchronized boolean add() {
        if (untilRoom().isPositive()) {
            return false;
        }
        level++;
        return true;
    }

    private void leak() {
        var now = clock.instant();
        if (now.isAfter(at)) {
            level = Math.max(0, level - Duration.between(at, now).toNanos() / 1e9 * leakPerSecond);
            at = now;
        }
    }
}
