package kz.cvety.simulators.machinery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Sends queued parcels until each is taken. Within a lane a parcel waits for the one before it, also while that one is
 * retried; lanes move side by side. Told to shuffle, it picks any parcel and keeps no order at all.
 */
public final class SendingAgent<T> implements AutoCloseable {

    private static final int SIDE_BY_SIDE = 16;
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(20);

    private final Sender<T> sender;
    private final Traffic traffic;
    private final Backoff backoff;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final SendingQueue<T> queue = new SendingQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private int underWay;
    private boolean closed;

    /** Tries once and says whether the parcel is done with. */
    @FunctionalInterface
    public interface Sender<T> {
        boolean send(Parcel<T> parcel, int attempt) throws InterruptedException;
    }

    /** Says, each time it is asked, how the road is. */
    public interface Traffic {
        boolean stopped();

        boolean shuffled();
    }

    /** The pause after a failed attempt: doubled each time from {@code first} up to {@code most}. */
    public record Backoff(Duration first, Duration most) {
        long nanos(int attempts) {
            return Math.min(most.toNanos(), first.toNanos() << Math.min(attempts - 1, 20));
        }
    }

    public SendingAgent(Sender<T> sender, Traffic traffic, Backoff backoff) {
        this.sender = sender;
        this.traffic = traffic;
        this.backoff = backoff;
        threads.execute(this::work);
    }

    public void queue(Parcel<T> parcel, Duration delay) {
        lock.lock();
        try {
            queue.add(new Queued<>(parcel, System.nanoTime() + delay.toNanos()));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Those queued or under way. */
    public List<Parcel<T>> pending() {
        lock.lock();
        try {
            var parcels = new ArrayList<Parcel<T>>();
            queue.forEach(queued -> parcels.add(queued.parcel));
            return parcels;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        threads.shutdownNow();
    }

    private void work() {
        try {
            for (var next = next(); next != null; next = next()) {
                var taken = next;
                threads.execute(() -> attempt(taken));
            }
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private @Nullable Queued<T> next() throws InterruptedException {
        lock.lock();
        try {
            while (!closed) {
                if (queue.isEmpty()) {
                    changed.await();
                    continue;
                }
                var found = underWay >= SIDE_BY_SIDE || traffic.stopped()
                        ? null
                        : queue.pick(System.nanoTime(), traffic.shuffled());
                if (found != null) {
                    found.underWay = true;
                    underWay++;
                    return found;
                }
                var ignored = changed.awaitNanos(LOOK_AGAIN);
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private void attempt(Queued<T> taken) {
        var done = false;
        taken.attempts++;
        try {
            done = sender.send(taken.parcel, taken.attempts);
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt(); // closed; the parcel stays in the journal
        } finally {
            settle(taken, done);
        }
    }

    private void settle(Queued<T> taken, boolean done) {
        lock.lock();
        try {
            underWay--;
            taken.underWay = false;
            if (done) {
                queue.remove(taken);
            } else {
                taken.due = System.nanoTime() + backoff.nanos(taken.attempts);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    static final class Queued<T> {
        final Parcel<T> parcel;
        long due;
        int attempts;
        boolean underWay;

        Queued(Parcel<T> parcel, long due) {
            this.parcel = parcel;
            this.due = due;
        }
    }
}
