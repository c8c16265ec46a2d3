package kz.cvety.simulators.machinery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The armed faults. A call meets the oldest one that hits its action; clearing releases every call that hangs. */
public final class CallFaults {

    private final List<CallFault> armed = new ArrayList<>();
    private CountDownLatch cleared = new CountDownLatch(1);

    public synchronized CallFaults add(CallFault fault) {
        armed.add(fault);
        return this;
    }

    public synchronized void clear() {
        armed.clear();
        cleared.countDown();
        cleared = new CountDownLatch(1);
    }

    public synchronized List<CallFault> armed() {
        return List.copyOf(armed);
    }

    /** Whether every call of every action is cut until somebody clears it. */
    public synchronized boolean down() {
        return armed.stream()
                .anyMatch(fault -> fault.kind() == FaultKind.DOWN
                        && fault.times() == 0
                        && fault.action().isEmpty());
    }

    /** Takes the fault that this call meets, counting it down. */
    public synchronized Optional<CallFault> take(String action) {
        for (var i = 0; i < armed.size(); i++) {
            var fault = armed.get(i);
            if (fault.hits(action)) {
                if (fault.times() == 1) {
                    armed.remove(i);
                } else if (fault.times() > 1) {
                    armed.set(i, new CallFault(fault.kind(), fault.action(), fault.times() - 1, fault.delay()));
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    /** Returns when the faults are cleared. */
    public void awaitCleared() throws InterruptedException {
        gate().await();
    }

    /** Returns after the delay, or earlier when the faults are cleared. */
    public void await(Duration delay) throws InterruptedException {
        var ignored = gate().await(delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private synchronized CountDownLatch gate() {
        return cleared;
    }
}
