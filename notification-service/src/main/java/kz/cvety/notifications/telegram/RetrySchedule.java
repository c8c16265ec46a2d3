package kz.cvety.notifications.telegram;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** The waits between attempts, each up to a tenth longer so that messages held up together do not come back together. */
record RetrySchedule(List<Duration> waits, DoubleSupplier random) {

    private static final double JITTER = 0.1;

    /** How long to wait after that many attempts; nothing when they were all. */
    Optional<Duration> after(int attempts) {
        if (attempts > waits.size()) {
            return Optional.empty();
        }
        var wait = waits.get(Math.max(attempts, 1) - 1);
        return Optional.of(wait.plusMillis(Math.round(wait.toMillis() * JITTER * random.getAsDouble())));
    }
}
