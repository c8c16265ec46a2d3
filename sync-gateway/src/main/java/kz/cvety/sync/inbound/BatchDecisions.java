package kz.cvety.sync.inbound;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.events.orders.OrderStatus;
import kz.cvety.sync.Written;
import kz.cvety.sync.bitrix.Told;
import org.jspecify.annotations.Nullable;

/** Decides a batch in the order of arrival, each upon what those before it left, and collects what has to be written. */
final class BatchDecisions {

    private final Instant now;
    private final Writes writes = new Writes();
    private final Notes notes;
    private final BatchProducts products;
    private final Map<EntityKey, UUID> links;
    private final Map<BeliefKey, String> linkedAs;
    private final Map<BeliefKey, Belief> beliefs;
    private final Map<Known.DeliveryKey, Answer> answers;

    BatchDecisions(Known known, Instant now) {
        this.now = now;
        this.notes = new Notes(writes, now);
        this.products = new BatchProducts(known.products(), writes, notes);
        this.links = new HashMap<>(known.links());
        this.linkedAs = new HashMap<>(known.linkedAs());
        this.beliefs = new HashMap<>(known.beliefs());
        this.answers = new HashMap<>(known.answers());
    }

    Writes writes() {
        return writes;
    }

    List<Answer> decide(List<Arrival> arrivals) {
        var decided = new ArrayList<Answer>(arrivals.size());
        for (var arrival : arrivals) {
            decided.add(decide(arrival));
        }
        return decided;
    }

    private Answer decide(Arrival arrival) {
        var delivery = deliveryOf(arrival);
        if (delivery != null) {
            var before = answers.get(delivery);
            if (before != null) {
                return before;
            }
        }
        var answer = answer(arrival);
        if (delivery != null) {
            answers.put(delivery, answer);
        }
        if (arrival.replay() == null && isWorthKeeping(arrival, answer)) {
            writes.receipts().add(new Writes.Receipt(arrival, answer));
        }
        if (arrival.replay() != null && answer.outcome() != Outcome.PARKED) {
            writes.replayed()
                    .add(new Writes.Replayed(
                            arrival.connection().shop(),
                            arrival.replay().parkedId(),
                            arrival.replay().by(),
                            null,
                            null));
        }
        return answer;
    }

    private static Known.@Nullable DeliveryKey deliveryOf(Arrival arrival) {
        return arrival.deliveryId() == null || arrival.replay() != null
                ? null
                : new Known.DeliveryKey(
                        arrival.connection().shop(), arrival.connection().id(), arrival.deliveryId());
    }

    /** What we read ourselves, again and again, is only kept when it told something. */
    private static boolean isWorthKeeping(Arrival arrival, Answer answer) {
        return !arrival.kind().isAuthoritative()
                || answer.outcome() == Outcome.CHANGED
                || answer.outcome() == Outcome.OVERRULED
                || answer.outcome() == Outcome.PARKED;
    }

    private Answer answer(Arrival arrival) {
        return switch (arrival.content()) {
            case Content.Telling telling -> told(arrival, telling.told());
            case Content.TellingProduct telling -> products.told(arrival, telling.told());
            case Content.Touching touching -> {
                notes.reread(arrival);
                yield Notes.plain(arrival, Outcome.QUEUED, null);
            }
            case Content.Puzzling puzzling -> notes.park(arrival, puzzling.reason(), puzzling.detail());
        };
    }

    private Answer told(Arrival arrival, Told told) {
        var connection = arrival.connection();
        var key = EntityKey.ofOrder(connection.shop(), connection.id(), told.externalId());
        var linked = links.get(key);
        if (linked == null && told.order() == null) {
            notes.reread(arrival);
            return notes.park(arrival, "unknown-order", "The order is not known here; it will be read from Bitrix");
        }
        var orderId = linked != null ? linked : unlinked(key, told);
        var place = new BeliefKey(connection.shop(), connection.id(), orderId);
        var otherId = linkedAs.get(place);
        if (linked == null && otherId != null && !otherId.equals(told.externalId())) {
            return notes.park(arrival, "already-linked", "Its XML_ID is the order that Bitrix calls " + otherId);
        }
        var belief = beliefs.getOrDefault(place, Belief.none(place));
        if (isOvertaken(arrival, told, belief)) {
            notes.reread(arrival);
            return Notes.plain(arrival, Outcome.QUEUED, orderId);
        }
        var trusted = arrival.replay() != null && arrival.replay().trusted();
        var decision =
                Decisions.decide(belief, told, connection.id(), arrival.kind().isAuthoritative(), trusted, now);
        return switch (decision) {
            case Decision.Doubted doubted -> notes.park(arrival, doubted.reason(), doubted.detail());
            case Decision.Believed believed -> {
                if (linked == null) {
                    links.put(key, orderId);
                    linkedAs.put(place, told.externalId());
                    writes.links().put(key, orderId);
                    writes.nowKnown().add(key);
                }
                yield believe(arrival, belief, believed);
            }
        };
    }

    private Answer believe(Arrival arrival, Belief before, Decision.Believed believed) {
        var after = believed.belief();
        if (!after.equals(before) || !before.stored()) {
            beliefs.put(after.key(), after);
            writes.beliefs().put(after.key(), after);
        }
        believed.echoed()
                .ifPresent(
                        delivery -> writes.echoes().add(new Writes.Echo(after.key(), Written.STATUS, delivery, null)));
        believed.fact().ifPresent(fact -> notes.fact(arrival, fact));
        if (believed.reread()) {
            notes.reread(arrival);
        }
        var old = before.theirStatus() != null ? before.theirStatus() : before.ourStatus();
        return new Answer(
                believed.outcome(),
                null,
                arrival.content().externalId(),
                after.key().orderId(),
                name(old),
                name(after.theirStatus() != null ? after.theirStatus() : old),
                believed.statusChanged(),
                arrival.receiptId(),
                EntityKey.ORDER);
    }

    /** The id of our own order, when Bitrix knows it and we do; otherwise the one every first hook agrees on. */
    private UUID unlinked(EntityKey key, Told told) {
        var ours = told.ourId();
        return ours != null && beliefs.containsKey(new BeliefKey(key.shop(), key.connection(), ours))
                ? ours
                : key.bornId();
    }

    /** A replayed telling without a version may be older than what was heard since: the order itself knows better. */
    private static boolean isOvertaken(Arrival arrival, Told told, Belief belief) {
        return arrival.replay() != null
                && told.version() == null
                && belief.stored()
                && belief.updatedAt().isAfter(arrival.receivedAt());
    }

    private static @Nullable String name(@Nullable OrderStatus status) {
        return status == null ? null : status.name();
    }
}
