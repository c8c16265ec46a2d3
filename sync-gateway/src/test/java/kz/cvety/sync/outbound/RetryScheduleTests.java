package kz.cvety.sync.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import kz.cvety.kit.testing.SettableClock;
import org.junit.jupiter.api.Test;

class RetryScheduleTests {

    private static final Instant QUEUED = Instant.parse("2026-03-08T05:00:00Z");
    private final SettableClock clock = new SettableClock(QUEUED);
    private final AtomicReference<Double> random = new AtomicReference<>(0.5);
    private final RetrySchedule schedule = new RetrySchedule(
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofMinutes(1)),
            0.2,
            Duration.ofDays(7),
            clock,
            random::get);

    @Test
    void triesQuicklyThenSlowlyAndStaysAtTheLastPause() {
        assertThat(schedule.pauseAfter(1, QUEUED)).contains(Duration.ofSeconds(1));
        assertThat(schedule.pauseAfter(2, QUEUED)).contains(Duration.ofSeconds(5));
        assertThat(schedule.pauseAfter(3, QUEUED)).contains(Duration.ofMinutes(1));
        assertThat(schedule.pauseAfter(300, QUEUED)).contains(Duration.ofMinutes(1));
    }

    @Test
    void spreadsThePausesOfLanesThatFailedTogether() {
        random.set(0.0);
        assertThat(schedule.pauseAfter(2, QUEUED)).contains(Duration.ofSeconds(4));
        random.set(1.0);
        assertThat(schedule.pauseAfter(2, QUEUED)).contains(Duration.ofSeconds(6));
    }

    @Test
    void goesOnForDaysAndThenAsksAPerson() {
        clock.advance(Duration.ofDays(7));
        assertThat(schedule.pauseAfter(90, QUEUED)).isPresent();
        clock.advance(Duration.ofSeconds(1));
        assertThat(schedule.pauseAfter(91, QUEUED)).isEmpty();
    }
}
