package kz.cvety.sync.inbound;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks for work on a virtual thread of its own while the service runs; after a look that found some it looks again at once. */
abstract class Loop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Loop.class);
    private static final long STOP_WITHIN_MS = 5_000;

    private final String name;
    private final Duration pause;
    private CountDownLatch stopping = new CountDownLatch(0);
    private volatile @Nullable Thread thread;

    Loop(String name, Duration pause) {
        this.name = name;
        this.pause = pause;
    }

    /** One look; one that fails is repeated after the pause. */
    abstract boolean foundWork();

    @Override
    public void start() {
        var stop = new CountDownLatch(1);
        stopping = stop;
        thread = Thread.ofVirtual().name(name).start(() -> run(stop));
    }

    @Override
    public void stop() {
        var running = thread;
        stopping.countDown();
        thread = null;
        try {
            if (running != null) {
                running.join(STOP_WITHIN_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run(CountDownLatch stop) {
        try {
            while (stop.getCount() > 0) {
                if (!once()) {
                    stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean once() {
        try {
            return foundWork();
        } catch (RuntimeException e) {
            log.atWarn().addKeyValue("loop", name).setCause(e).log("loop.step-failed");
            return false;
        }
    }
}
