package kz.cvety.simulators.telegram;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.node.ObjectNode;

/** Updates that wait to be fetched by long poll. They stay until a later offset confirms them. */
final class Updates {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<ObjectNode> waiting = new ArrayDeque<>();
    private long polls;

    void add(ObjectNode update) {
        lock.lock();
        try {
            waiting.addLast(update);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Everything that waits, taken out: it goes to a webhook now. */
    List<ObjectNode> drain() {
        lock.lock();
        try {
            var drained = List.copyOf(waiting);
            waiting.clear();
            return drained;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for updates.
     *
     * @param allowed kinds asked for; empty for all
     * @throws Refused when a newer poll takes over
     */
    List<ObjectNode> poll(long offset, int limit, Duration timeout, Set<String> allowed) throws InterruptedException {
        lock.lock();
        try {
            var mine = ++polls;
            changed.signalAll();
            waiting.removeIf(update -> id(update) < offset);
            var left = timeout.toNanos();
            while (true) {
                if (mine != polls) {
                    throw Refused.conflict(
                            "terminated by other getUpdates request; make sure that only one bot instance is running");
                }
                waiting.removeIf(
                        update -> !allowed.isEmpty() && allowed.stream().noneMatch(update::has));
                var found = first(limit);
                if (!found.isEmpty() || left <= 0) {
                    return found;
                }
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private List<ObjectNode> first(int limit) {
        var found = new ArrayList<ObjectNode>();
        for (var update : waiting) {
            if (found.size() < limit) {
                found.add(update);
            }
        }
        return found;
    }

    private static long id(ObjectNode update) {
        return update.path("update_id").asLong();
    }
}
