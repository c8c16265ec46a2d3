package kz.cvety.simulators.machinery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/** Lets through a number of drops in any stretch of time of one length. */
public final class SlidingWindow {

    private final int most;
    private final Duration length;
    private final InstantSource clock;
    private final Deque<Instant> drops = new ArrayDeque<>();

    public SlidingWindow(int most, Duration length, InstantSource clock) {
        this.most = most;
        this.length = length;
        this.clock = clock;
    }

    /** How long until one more drop fits; zero when it fits now. */
    public synchronized Duration untilRoom() {
        var now = clock.instant();
        while (!drops.isEmpty() && !drops.getFirst().plus(length).isAfter(now)) {
            drops.removeFirst();
        }
        return drops.size() < most
                ? Duration.ZERO
                : Duration.between(now, drops.getFirst().plus(length));
    }

    /** Counts a drop, whether or not it fits. */
    public synchronized void add() {
        drops.addLast(clock.instant());
    }
}
