package kz.cvety.notifications.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryScheduleTests {

    private static final List<Duration> WAITS = List.of(Duration.ofSeconds(1), Duration.ofMinutes(1));

    @Test
    void waitsAsListedAndThenGivesUp() {
        var schedule = new RetrySchedule(WAITS, () -> 0);

        assertThat(schedule.after(1)).contains(Duration.ofSeconds(1));
        assertThat(schedule.after(2)).contains(Duration.ofMinutes(1));
        assertThat(schedule.after(3)).isEmpty();
    }

    @Test
    void spreadsTheWaitsByATenthAtMost() {
        assertThat(new RetrySchedule(WAITS, () -> 1).after(2)).contains(Duration.ofSeconds(66));
    }
}
