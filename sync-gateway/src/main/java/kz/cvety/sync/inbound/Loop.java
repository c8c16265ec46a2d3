package kz.cvety.sync.inbound;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Repeats a step on a virtual thread of its own until it is stopped; a step that found work is repeated at once. */
final class Loop {

    /** One look for work. */
    interface Step {
        boolean foundWork();
    }

    private static final Logger log = LoggerFactory.getLogger(Loop.class);
    private static final long STOP_WITHIN_MS = 5_000;

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    Loop(String name, Duration pause, Step step) {
        thread = Thread.ofVirtual().name(name).unstarted(() -> run(name, pause, step));
    }

    Loop start() {
        thread.start();
        return this;
    }

    void stop() {
        stopping.countDown();
        try {
            thread.join(STOP_WITHIN_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void run(String name, Duration pause, Step step) {
        try {
            while (!isStopping()) {
                if (!once(name, step)) {
                    stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A step that fails is tried again after the pause. */
    private static boolean once(String name, Step step) {
        try {
            return step.foundWork();
        } catch (RuntimeException e) {
            log.atWarn().addKeyValue("loop", name).setCause(e).log("loop.step-failed");
            return false;
        }
    }
}
