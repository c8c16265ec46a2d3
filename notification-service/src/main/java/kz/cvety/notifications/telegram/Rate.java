package kz.cvety.notifications.telegram;

import java.time.Duration;
import java.time.Instant;

/**
 * A steady rate with a burst. What is spent of it is one moment: when everything that was sent is paid off at one message
 * per {@code gap}. It may lie ahead of now by {@code burst} gaps.
 */
record Rate(Duration gap, int burst) {

    static Rate of(int burst, int steady, Duration per) {
        return new Rate(per.dividedBy(steady), burst);
    }

    /** How long to wait before the next message; zero or less when it may go now. */
    Duration wait(Instant spent, Instant now) {
        return Duration.between(now, spent.minus(gap.multipliedBy(burst - 1L)));
    }

    /** When the last of the messages that are spent may go. */
    Instant lastOf(Instant spent) {
        return spent.minus(gap.multipliedBy(burst));
    }

    Instant spend(Instant spent, Instant now) {
        return (spent.isAfter(now) ? spent : now).plus(gap);
    }

    /** As if the burst had just been spent. */
    Instant exhausted(Instant now) {
        return now.plus(gap.multipliedBy(burst));
    }
}
