package kz.cvety.notifications.telegram;

import java.time.Duration;
import java.time.InstantSource;

/** A wait by the injected clock: whoever moves the clock ends it, be it a test or the machine's time being set. */
record Pause(InstantSource clock) {

    /** A clock that was moved is noticed within this. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    void of(Duration wait) throws InterruptedException {
        var until = clock.instant().plus(wait);
        for (var left = wait; left.isPositive(); left = Duration.between(clock.instant(), until)) {
            Thread.sleep(left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN);
        }
    }
}
