package kz.cvety.simulators.machinery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LimitsTests {

    private Instant now = Instant.parse("2026-03-08T05:00:00Z");

    @Test
    void takesABurstAndThenWhatLeaks() {
        var bucket = new LeakyBucket(50, 2, () -> now);

        assertThat(taken(bucket, 60)).isEqualTo(50);
        assertThat(bucket.untilRoom()).isEqualTo(Duration.ofMillis(500));
        now = now.plusSeconds(3);
        assertThat(taken(bucket, 60)).isEqualTo(6);
    }

    @Test
    void neverLeaksBelowEmpty() {
        var bucket = new LeakyBucket(3, 1, () -> now);
        now = now.plus(Duration.ofDays(1));

        assertThat(taken(bucket, 10)).isEqualTo(3);
    }

    @Test
    void countsInEveryStretchOfTheWindow() {
        var window = new SlidingWindow(2, Duration.ofMinutes(1), () -> now);
        window.add();
        now = now.plusSeconds(40);
        window.add();

        assertThat(window.untilRoom()).isEqualTo(Duration.ofSeconds(20));
        now = now.plusSeconds(20);
        assertThat(window.untilRoom()).isZero();
        window.add();
        assertThat(window.untilRoom()).isEqualTo(Duration.ofSeconds(40));
    }

    private static int taken(LeakyBucket bucket, int offered) {
        var taken = 0;
        for (var i = 0; i < offered; i++) {
            taken += bucket.add() ? 1 : 0;
        }
        return taken;
    }
}
