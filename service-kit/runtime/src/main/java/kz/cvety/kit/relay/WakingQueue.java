package kz.cvety.kit.relay;

import io.debezium.connector.base.QueueProvider;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Debezium's buffer between the thread that reads the slot and the one that publishes, with a bell: the publisher sleeps until the
 * first change is here. Debezium's own waits out its poll interval with every batch, and spins through the last millisecond of it.
 * Public because Debezium finds it by {@link java.util.ServiceLoader}.
 */
public final class WakingQueue<T> implements QueueProvider<T> {

    static final String NAME = "waking";

    private final LinkedBlockingQueue<T> changes = new LinkedBlockingQueue<>();
    private final Semaphore bell = new Semaphore(0);

    /** Returns when there is a change, or none came in time. */
    void await(Duration atMost) throws InterruptedException {
        bell.drainPermits(); // it may have rung for what is taken already
        if (changes.isEmpty()) {
            bell.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void configure(Map<String, ?> settings) {
        // the bound is kept by the caller
    }

    @Override
    public void enqueue(T change) {
        changes.add(change);
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    @Override
    public @Nullable T poll() {
        return changes.poll();
    }

    @Override
    public int size() {
        return changes.size();
    }
}
