package kz.cvety.sync.outbound;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.cvety.events.orders.OrderSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * What new versions of one order mean for its lane on one connection. A change that came from this very connection is not
 * told back, and a newer status from there replaces steps of ours that nobody over there has heard of. Anything else is
 * told: the whole order when it is not there yet, each step of its status otherwise.
 */
public final class LanePlan {

    /** An entry to be: a create carries the order, a status step does not. */
    public record Entry(
            Delivery.Kind kind,
            long version,
            String status,
            @Nullable OrderSnapshot snapshot,
            @Nullable String traceparent) {

        static Entry of(Delivery.Kind kind, OrderChange change) {
            return new Entry(
                    kind,
                    change.version(),
                    change.order().status(),
                    kind == Delivery.Kind.CREATE ? change.order() : null,
                    change.traceparent());
        }

        /** A product: what it says is found when it is told. */
        static Entry ofProduct(long version, @Nullable String traceparent) {
            return new Entry(Delivery.Kind.PRODUCT, version, Delivery.CURRENT, null, traceparent);
        }
    }

    private final boolean everyStep;
    private final Map<UUID, Delivery> pending = new LinkedHashMap<>();
    private final Map<UUID, Entry> rewritten = new LinkedHashMap<>();
    private final Set<UUID> superseded = new LinkedHashSet<>();
    private final List<Entry> appended = new ArrayList<>();
    private boolean known;
    private boolean spoke;

    private LanePlan(boolean known, boolean everyStep, List<Delivery> pending) {
        this.known = known;
        this.everyStep = everyStep;
        pending.forEach(delivery -> this.pending.put(delivery.id(), delivery));
    }

    /**
     * Plans for new versions of an order.
     *
     * @param known the order has an id over there
     * @param pending what the lane still has to tell, oldest first
     * @param changes versions not planned before, oldest first
     */
    public static LanePlan of(
            String connection, boolean everyStep, boolean known, List<Delivery> pending, List<OrderChange> changes) {
        var plan = new LanePlan(known, everyStep, pending);
        for (var change : changes) {
            if (change.origin().isBitrix(connection)) {
                plan.heardThere(change);
            } else {
                plan.changedHere(change);
            }
        }
        return plan;
    }

    /**
     * Plans for a lane that only ever has to tell the present: one entry waits while it is needed, beside one that may be on
     * its way with less.
     */
    static LanePlan latest(boolean needed, boolean spoke, List<Delivery> pending, Entry entry) {
        var plan = new LanePlan(true, false, pending);
        plan.spoke = spoke;
        var waiting = pending.stream()
                .filter(delivery -> delivery.state() != Delivery.State.IN_FLIGHT)
                .toList();
        if (needed && waiting.isEmpty()) {
            plan.appended.add(entry);
        } else if (needed) {
            plan.rewritten.put(waiting.getLast().id(), entry);
        } else {
            for (var delivery : waiting) {
                if (delivery.replaceable()) {
                    plan.pending.remove(delivery.id());
                    plan.superseded.add(delivery.id());
                    plan.spoke = true;
                }
            }
        }
        return plan;
    }

    private void heardThere(OrderChange change) {
        known = true;
        if (!change.movedStatus()) {
            return;
        }
        spoke |= appended.removeIf(entry -> entry.kind() == Delivery.Kind.STATUS);
        spoke |= pending.values().removeIf(delivery -> {
            var obsolete = delivery.kind() == Delivery.Kind.STATUS
                    && delivery.replaceable()
                    && delivery.version() < change.version();
            if (obsolete) {
                superseded.add(delivery.id());
                rewritten.remove(delivery.id());
            }
            return obsolete;
        });
    }

    private void changedHere(OrderChange change) {
        spoke = true;
        if (rewriteCreate(change)) {
            return;
        }
        if (!known && !hasCreate()) {
            appended.add(Entry.of(Delivery.Kind.CREATE, change));
        } else if (change.movedStatus() && !coalesce(change)) {
            appended.add(Entry.of(Delivery.Kind.STATUS, change));
        }
    }

    /** A create that nobody over there has seen takes the newest order instead of being followed by steps. */
    private boolean rewriteCreate(OrderChange change) {
        if (!appended.isEmpty() && appended.getFirst().kind() == Delivery.Kind.CREATE) {
            appended.set(0, Entry.of(Delivery.Kind.CREATE, change));
            return true;
        }
        for (var delivery : pending.values()) {
            if (delivery.kind() == Delivery.Kind.CREATE && delivery.untouched()) {
                rewritten.put(delivery.id(), Entry.of(Delivery.Kind.CREATE, change));
                return true;
            }
        }
        return false;
    }

    private boolean coalesce(OrderChange change) {
        if (everyStep) {
            return false;
        }
        if (!appended.isEmpty() && appended.getLast().kind() == Delivery.Kind.STATUS) {
            appended.set(appended.size() - 1, Entry.of(Delivery.Kind.STATUS, change));
            return true;
        }
        for (var delivery : pending.values()) {
            if (delivery.kind() == Delivery.Kind.STATUS && delivery.untouched()) {
                rewritten.put(delivery.id(), Entry.of(Delivery.Kind.STATUS, change));
                return true;
            }
        }
        return false;
    }

    private boolean hasCreate() {
        return pending.values().stream().anyMatch(delivery -> delivery.kind() == Delivery.Kind.CREATE);
    }

    /** New entries, in the order they are to be told. */
    public List<Entry> appended() {
        return List.copyOf(appended);
    }

    /** Waiting entries that now say something newer. */
    public Map<UUID, Entry> rewritten() {
        return Map.copyOf(rewritten);
    }

    /** Waiting entries that are not to be told any more. */
    public Set<UUID> superseded() {
        return Set.copyOf(superseded);
    }

    /** A change of ours is waited for, and nothing is left to tell. */
    public boolean settles() {
        return spoke && pending.isEmpty() && appended.isEmpty();
    }
}
