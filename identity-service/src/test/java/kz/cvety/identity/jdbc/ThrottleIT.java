package kz.cvety.identity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import kz.cvety.identity.Throttle;
import kz.cvety.identity.World;
import org.junit.jupiter.api.Test;

class ThrottleIT {

    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Throttle throttle = World.bean(Throttle.class);
    private final String id = "test:" + UUID.randomUUID();

    @Test
    void givesOneAttemptBackAfterTheOther() {
        assertThat(take()).isZero();
        assertThat(take()).isZero();
        assertThat(take()).isPositive().isLessThanOrEqualTo(EVERY);

        World.CLOCK.advance(EVERY);
        assertThat(take()).isZero();
        assertThat(take()).isPositive();
    }

    @Test
    void letsOfManyAtOnceNoMoreThroughThanThereAreAttempts() {
        var waits = World.atOnce(8, n -> take());

        assertThat(waits.stream().filter(Duration::isZero)).hasSize(2);
    }

    @Test
    void givesAllAttemptsBackOnDemand() {
        take();
        take();
        throttle.reset(id, 2, EVERY);

        assertThat(take()).isZero();
    }

    private Duration take() {
        return throttle.take(id, 2, EVERY);
    }
}
