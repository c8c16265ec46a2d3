package kz.cvety.sync.outbound.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import kz.cvety.events.orders.OrderSnapshot;
import kz.cvety.kit.ShopId;
import kz.cvety.sync.outbound.Delivery;
import kz.cvety.sync.outbound.LaneId;
import tools.jackson.databind.json.JsonMapper;

/** Reads deliveries and the lanes they are in. */
final class DeliveryRows {

    /** The columns {@link #delivery} needs, of a table {@code d}. */
    static final String COLUMNS = "d.id, d.kind, d.version, d.status, d.snapshot, d.state, d.attempts, d.tries,"
            + " d.outcome_unknown, d.traceparent, d.queued_at";

    private final JsonMapper json;

    DeliveryRows(JsonMapper json) {
        this.json = json;
    }

    Delivery delivery(ResultSet row) throws SQLException {
        var snapshot = row.getString("snapshot");
        return new Delivery(
                row.getObject("id", UUID.class),
                Delivery.Kind.valueOf(row.getString("kind")),
                row.getLong("version"),
                row.getString("status"),
                snapshot == null ? null : json.readValue(snapshot, OrderSnapshot.class),
                Delivery.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getInt("tries"),
                row.getBoolean("outcome_unknown"),
                row.getString("traceparent"),
                row.getObject("queued_at", OffsetDateTime.class).toInstant());
    }

    static LaneId lane(ResultSet row) throws SQLException {
        return new LaneId(
                new ShopId(row.getString("shop_id")),
                row.getString("connection"),
                row.getString("entity_type"),
                row.getObject("entity_id", UUID.class));
    }
}
