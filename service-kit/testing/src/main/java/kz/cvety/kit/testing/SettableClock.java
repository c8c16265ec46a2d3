package kz.cvety.kit.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** Time that moves only when a test says so. Safe to share between threads. */
public final class SettableClock implements InstantSource {

    private final AtomicReference<Instant> now;

    public SettableClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    public void set(Instant instant) {
        now.set(instant);
    }

    /** Moves time on and returns what the clock shows then. */
    public Instant advance(Duration by) {
        return now.updateAndGet(instant -> instant.plus(by));
    }
}
