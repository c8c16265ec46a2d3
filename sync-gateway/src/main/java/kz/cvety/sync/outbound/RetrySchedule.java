package kz.cvety.sync.outbound;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * When a failed delivery is tried again: some quick tries, then ever slower ones up to the last pause, which repeats until
 * the delivery is too old. Each pause is spread by the jitter, so that lanes that failed together do not return together.
 */
public final class RetrySchedule {

    private final List<Duration> pauses;
    private final double jitter;
    private final Duration keepTryingFor;
    private final InstantSource clock;
    private final DoubleSupplier random;

    /**
     * Makes a schedule.
     *
     * @param jitter the share of a pause by which it may be longer or shorter, 0 to 1
     * @param random from 0 to 1
     */
    public RetrySchedule(
            List<Duration> pauses, double jitter, Duration keepTryingFor, InstantSource clock, DoubleSupplier random) {
        this.pauses = List.copyOf(pauses);
        this.jitter = jitter;
        this.keepTryingFor = keepTryingFor;
        this.clock = clock;
        this.random = random;
    }

    /** The pause after this many failed tries (1 for the first); nothing when it is time to give up. */
    public Optional<Duration> pauseAfter(int tries, Instant queuedAt) {
        if (queuedAt.plus(keepTryingFor).isBefore(clock.instant())) {
            return Optional.empty();
        }
        var pause = pauses.get(Math.clamp(tries, 1, pauses.size()) - 1);
        var factor = 1 + jitter * (2 * random.getAsDouble() - 1);
        return Optional.of(Duration.ofNanos((long) (pause.toNanos() * factor)));
    }
}
