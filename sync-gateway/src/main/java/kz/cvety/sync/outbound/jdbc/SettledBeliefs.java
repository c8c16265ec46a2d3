package kz.cvety.sync.outbound.jdbc;

import java.sql.Types;
import java.util.List;
import kz.cvety.sync.outbound.BeliefAfterPut;
import kz.cvety.sync.outbound.BeliefAfterWrite;
import kz.cvety.sync.outbound.LaneId;
import kz.cvety.sync.outbound.LaneQueue;
import kz.cvety.sync.outbound.Lanes.Claimed;
import kz.cvety.sync.outbound.Outcome;
import kz.cvety.sync.outbound.ProductMessage;
import kz.cvety.sync.products.ProductBelief;
import kz.cvety.sync.products.ProductBeliefs;
import kz.cvety.sync.products.ProductLanes;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.stereotype.Component;

/** What both sides believe after a success there: the link, the ledger and the belief, whose row is locked. */
@Component
class SettledBeliefs {

    private static final String ORDER = """
            with linked as (
                insert into link (shop_id, connection, entity_type, entity_id, external_id)
                values (?, ?, ?, ?, ?)
                on conflict do nothing),
            heard as (
                update write_ledger set consumed_at = clock_timestamp()
                where ? and shop_id = ? and delivery_id = ? and consumed_at is null)
            update order_belief b
            set their_status_version = ?,
                their_status = case when ? then ? else b.their_status end,
                last_by_us = b.last_by_us or ?,
                updated_at = clock_timestamp()
            where b.shop_id = ? and b.connection = ? and b.order_id = ?
            """;
    private static final String LINKED = """
            insert into link (shop_id, connection, entity_type, entity_id, external_id)
            values (?, ?, ?, ?, ?)
            on conflict do nothing
            """;
    private static final String HEARD = """
            update write_ledger set consumed_at = clock_timestamp()
            where shop_id = ? and delivery_id = ? and consumed_at is null
            """;

    private final JdbcTemplate jdbc;
    private final LaneQueue queue;
    private final ProductBeliefs products;
    private final ProductLanes lanes;

    SettledBeliefs(JdbcTemplate jdbc, LaneQueue queue, ProductBeliefs products, ProductLanes lanes) {
        this.jdbc = jdbc;
        this.queue = queue;
        this.products = products;
        this.lanes = lanes;
    }

    void order(Claimed claimed, Outcome.Delivered delivered, @Nullable Long theirStatusVersion) {
        var lane = claimed.lane();
        var belief = BeliefAfterWrite.of(theirStatusVersion, delivered.version());
        jdbc.update(
                ORDER,
                lane.shop().value(),
                lane.connection(),
                lane.entityType(),
                lane.entityId(),
                delivered.externalId(),
                belief.heard(),
                lane.shop().value(),
                claimed.delivery().id(),
                new SqlParameterValue(Types.BIGINT, belief.statusVersion()),
                belief.believed(),
                claimed.delivery().status(),
                belief.believed(),
                lane.shop().value(),
                lane.connection(),
                lane.entityId());
        queue.repair(lane.shop(), lane.connection(), List.of(lane.entityId()));
    }

    /** With a save counter in the answer the hook of this write is known by it, and its notes in the ledger are used up. */
    void product(Claimed claimed, Outcome.Delivered delivered, @Nullable ProductMessage told) {
        if (told == null) {
            return;
        }
        var lane = claimed.lane();
        jdbc.update(
                LINKED,
                lane.shop().value(),
                lane.connection(),
                lane.entityType(),
                lane.entityId(),
                delivered.externalId());
        if (delivered.version() != null) {
            jdbc.update(HEARD, lane.shop().value(), claimed.delivery().id());
        }
        var after = products.find(List.of(key(lane))).stream()
                .map(belief -> BeliefAfterPut.of(belief, told, delivered.version()))
                .toList();
        products.save(after);
        lanes.follow(
                lane.shop(),
                lane.connection(),
                after.stream().filter(belief -> !belief.untold().isEmpty()).toList());
    }

    private static ProductBelief.Key key(LaneId lane) {
        return new ProductBelief.Key(lane.shop(), lane.connection(), lane.entityId());
    }
}
