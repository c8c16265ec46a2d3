package kz.cvety.simulators.machinery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import kz.cvety.simulators.machinery.SendingAgent.Queued;
import org.jspecify.annotations.Nullable;

/** Parcels by lane. Used under its agent's lock. */
final class SendingQueue<T> {

    private final Map<Object, Deque<Queued<T>>> lanes = new LinkedHashMap<>();

    boolean isEmpty() {
        return lanes.isEmpty();
    }

    void add(Queued<T> queued) {
        lanes.computeIfAbsent(queued.parcel.lane(), ignored -> new ArrayDeque<>())
                .addLast(queued);
    }

    void remove(Queued<T> queued) {
        lanes.computeIfPresent(queued.parcel.lane(), (ignored, lane) -> {
            lane.remove(queued);
            return lane.isEmpty() ? null : lane;
        });
    }

    void forEach(Consumer<Queued<T>> reader) {
        lanes.values().forEach(lane -> lane.forEach(reader));
    }

    /** The next parcel that may leave now: the first of a lane, or any at all. */
    @Nullable
    Queued<T> pick(long now, boolean shuffled) {
        return shuffled ? pickAny(now) : pickFirst(now);
    }

    private @Nullable Queued<T> pickFirst(long now) {
        for (var lane : lanes.values()) {
            var first = lane.getFirst();
            // after a shuffle a later one of the lane may still be under way
            if (ready(first, now) && lane.stream().noneMatch(queued -> queued.underWay)) {
                return first;
            }
        }
        return null;
    }

    private @Nullable Queued<T> pickAny(long now) {
        var ready = new ArrayList<Queued<T>>();
        forEach(queued -> {
            if (ready(queued, now)) {
                ready.add(queued);
            }
        });
        return ready.isEmpty() ? null : ready.get(ThreadLocalRandom.current().nextInt(ready.size()));
    }

    private boolean ready(Queued<T> queued, long now) {
        return !queued.underWay && queued.due - now <= 0;
    }
}
