package kz.cvety.sync.outbound.jdbc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.events.sync.Delivered;
import kz.cvety.events.sync.DeliveryEvent;
import kz.cvety.events.sync.DeliveryParked;
import kz.cvety.sync.outbound.Delivery;
import kz.cvety.sync.outbound.Lanes.Claimed;
import kz.cvety.sync.outbound.Lanes.Ending;
import kz.cvety.sync.outbound.Lanes.Next;
import kz.cvety.sync.outbound.Outcome;
import kz.cvety.sync.outbound.ProductMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The end of an attempt: the delivery, its attempt, what both sides believe, the ledger and the lane, together. */
@Component
class Settling {

    private static final String LOCK = """
            select b.our_version, l.claim, %3$s
            from %1$s b join lane l on l.shop_id = b.shop_id and l.connection = b.connection and l.entity_id = b.%2$s
            where l.shop_id = ? and l.connection = ? and l.entity_type = ? and l.entity_id = ?
            for update of b, l
            """;
    private static final String ATTEMPTED = """
            update delivery_attempt set outcome = ?, why = ?, http_status = ?, answer = ?, duration_ms = ?
            where shop_id = ? and delivery_id = ? and number = ?
            """;
    private static final String STATE = """
            update delivery set state = ?, tries = tries + ?, outcome_unknown = ?, reason = ?,
                settled_at = case ? when 'DELIVERED' then clock_timestamp() end
            where shop_id = ? and id = ?
            """;
    private static final String NOT_WRITTEN = "delete from write_ledger where shop_id = ? and delivery_id = ?";

    private record Locked(
            long ourVersion, @Nullable UUID claim, @Nullable Long theirStatusVersion) {}

    private final JdbcTemplate jdbc;
    private final SettledBeliefs settled;

    Settling(JdbcTemplate jdbc, SettledBeliefs settled) {
        this.jdbc = jdbc;
        this.settled = settled;
    }

    Optional<Next> settle(Ending ending) {
        var claimed = ending.claimed();
        var locked = lock(claimed);
        if (locked == null || !claimed.claim().equals(locked.claim())) {
            return Optional.empty();
        }
        if (ending.began()) {
            attempted(ending);
        }
        return Optional.of(
                switch (ending.outcome()) {
                    case Outcome.Delivered delivered -> delivered(claimed, locked, delivered, ending.product());
                    case Outcome.TryLater later -> tryLater(ending, later);
                    case Outcome.GaveUp gaveUp -> gaveUp(claimed, gaveUp);
                });
    }

    private @Nullable Locked lock(Claimed claimed) {
        var lane = claimed.lane();
        var table = BeliefTable.of(lane);
        if (table.isEmpty()) {
            return null;
        }
        var found = jdbc.query(
                table.get().in(LOCK),
                (row, i) -> new Locked(row.getLong(1), row.getObject(2, UUID.class), row.getObject(3, Long.class)),
                lane.shop().value(),
                lane.connection(),
                lane.entityType(),
                lane.entityId());
        return found.isEmpty() ? null : found.getFirst();
    }

    private void attempted(Ending ending) {
        var told = ending.told();
        var delivery = ending.claimed().delivery();
        jdbc.update(
                ATTEMPTED,
                ending.outcome().name(),
                ending.outcome().why(),
                told == null ? null : told.httpStatus(),
                told == null ? null : told.body(),
                ending.took().toMillis(),
                ending.claimed().lane().shop().value(),
                delivery.id(),
                delivery.attempts() + 1);
    }

    private Next delivered(
            Claimed claimed, Locked before, Outcome.Delivered delivered, @Nullable ProductMessage product) {
        var lane = claimed.lane();
        state(claimed, Delivery.State.DELIVERED, 0, false, null);
        if (claimed.delivery().kind() == Delivery.Kind.PRODUCT) {
            settled.product(claimed, delivered, product);
        } else {
            settled.order(claimed, delivered, before.theirStatusVersion());
        }
        var laneState = LaneState.release(jdbc, lane, Duration.ZERO, null);
        List<DeliveryEvent> facts = !"IDLE".equals(laneState)
                ? List.of()
                : List.of(new Delivered(
                        lane.entityId(),
                        lane.entityType(),
                        lane.connection(),
                        before.ourVersion(),
                        delivered.externalId()));
        return new Next("READY".equals(laneState), Duration.ZERO, facts);
    }

    private Next tryLater(Ending ending, Outcome.TryLater later) {
        var claimed = ending.claimed();
        var unknown = later.effect() == Outcome.Effect.UNKNOWN;
        state(claimed, Delivery.State.QUEUED, tries(later), unknown, later.why());
        if (!unknown) {
            notWritten(claimed);
        }
        LaneState.release(jdbc, claimed.lane(), ending.pause(), later.waitsFor());
        return new Next(true, ending.pause(), List.of());
    }

    /** A limit is not the delivery's fault: it costs no place in the schedule. */
    private static int tries(Outcome.TryLater later) {
        return later.waitsFor() == Outcome.WaitsFor.LIMIT ? 0 : 1;
    }

    private Next gaveUp(Claimed claimed, Outcome.GaveUp gaveUp) {
        var lane = claimed.lane();
        var unknown = gaveUp.effect() == Outcome.Effect.UNKNOWN;
        state(claimed, Delivery.State.PARKED, 1, unknown, gaveUp.why());
        if (!unknown) {
            notWritten(claimed);
        }
        LaneState.release(jdbc, lane, Duration.ZERO, null);
        var facts = new ArrayList<DeliveryEvent>();
        facts.add(new DeliveryParked(
                lane.entityId(),
                lane.entityType(),
                lane.connection(),
                claimed.delivery().version(),
                gaveUp.why()));
        return new Next(false, Duration.ZERO, facts);
    }

    private void state(Claimed claimed, Delivery.State state, int tries, boolean unknown, @Nullable String reason) {
        jdbc.update(
                STATE,
                state.name(),
                tries,
                unknown,
                reason,
                state.name(),
                claimed.lane().shop().value(),
                claimed.delivery().id());
    }

    private void notWritten(Claimed claimed) {
        jdbc.update(
                NOT_WRITTEN, claimed.lane().shop().value(), claimed.delivery().id());
    }
}
