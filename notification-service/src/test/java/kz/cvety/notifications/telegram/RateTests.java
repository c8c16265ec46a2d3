package kz.cvety.notifications.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateTests {

    private static final Instant NOW = Instant.parse("2026-03-08T10:00:00Z");

    private final Rate rate = Rate.of(3, 2, Duration.ofSeconds(1));

    @Test
    void letsABurstPassAfterAPause() {
        var spent = spend(Instant.EPOCH, 3, NOW);

        assertThat(rate.wait(spend(Instant.EPOCH, 2, NOW), NOW)).isZero();
        assertThat(rate.wait(spent, NOW)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void goesOnAtItsSteadyPace() {
        var spent = spend(Instant.EPOCH, 3, NOW);
        for (var i = 1; i <= 10; i++) {
            var next = NOW.plusMillis(500L * i);
            assertThat(rate.wait(spent, next.minusMillis(1))).isPositive();
            assertThat(rate.wait(spent, next)).isZero();
            spent = rate.spend(spent, next);
        }
    }

    @Test
    void neverExceedsBurstAndSteadyRateInAnyWindow() {
        var sent = 0;
        var spent = Instant.EPOCH;
        for (var at = NOW; at.isBefore(NOW.plusSeconds(10)); at = at.plusMillis(7)) {
            if (!rate.wait(spent, at).isPositive()) {
                spent = rate.spend(spent, at);
                sent++;
            }
        }

        assertThat(sent).isBetween(20, 3 + 20);
    }

    @Test
    void waitsOneGapWhenTheBurstIsSpent() {
        assertThat(rate.wait(rate.exhausted(NOW), NOW)).isEqualTo(rate.gap());
        assertThat(rate.exhausted(NOW)).isEqualTo(spend(Instant.EPOCH, 3, NOW));
    }

    @Test
    void tellsEveryoneInLineTheMomentOfTheirOwn() {
        assertThat(rate.lastOf(spend(Instant.EPOCH, 1, NOW))).isBefore(NOW);
        assertThat(rate.lastOf(spend(Instant.EPOCH, 3, NOW))).isEqualTo(NOW);
        assertThat(rate.lastOf(spend(Instant.EPOCH, 5, NOW))).isEqualTo(NOW.plusSeconds(1));
    }

    private Instant spend(Instant before, int messages, Instant at) {
        var spent = before;
        for (var i = 0; i < messages; i++) {
            spent = rate.spend(spent, at);
        }
        return spent;
    }
}
