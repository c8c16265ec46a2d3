package kz.cvety.catalog.media;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** So many at the same time and no more: what an upload costs is memory. */
public final class Turns {

    private final Semaphore free;
    private final Duration patience;

    public Turns(int atOnce, Duration patience) {
        this.free = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    /** Runs {@code work} when it is its turn; {@link TooManyUploads} if that is not soon. */
    public <T> T take(Supplier<T> work) {
        try {
            if (!free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TooManyUploads();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooManyUploads();
        }
        try {
            return work.get();
        } finally {
            free.release();
        }
    }
}
