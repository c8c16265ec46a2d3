package kz.cvety.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SettableClockTests {

    private final Instant noon = Instant.parse("2026-03-08T12:00:00Z");
    private final SettableClock clock = new SettableClock(noon);

    @Test
    void standsStillUntilItIsMoved() {
        assertThat(clock.instant()).isEqualTo(noon).isEqualTo(clock.instant());
    }

    @Test
    void movesByAsMuchAsItIsTold() {
        assertThat(clock.advance(Duration.ofMinutes(5))).isEqualTo(noon.plusSeconds(300));
        clock.set(noon.minusSeconds(1));
        assertThat(clock.instant()).isEqualTo(noon.minusSeconds(1));
    }
}
