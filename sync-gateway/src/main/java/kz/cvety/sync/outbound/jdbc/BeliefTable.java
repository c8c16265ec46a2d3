package kz.cvety.sync.outbound.jdbc;

import java.util.Optional;
import kz.cvety.sync.outbound.LaneId;

/** Where the belief about what a lane tells of is kept. */
enum BeliefTable {
    ORDER("order_belief", "order_id", "b.their_status_version"),
    PRODUCT("product_belief", "product_id", "null::bigint");

    private final String table;
    private final String id;
    private final String statusVersion;

    BeliefTable(String table, String id, String statusVersion) {
        this.table = table;
        this.id = id;
        this.statusVersion = statusVersion;
    }

    /** Nothing for a type of entity that nobody knows. */
    static Optional<BeliefTable> of(LaneId lane) {
        return switch (lane.entityType()) {
            case LaneId.ORDER -> Optional.of(ORDER);
            case LaneId.PRODUCT -> Optional.of(PRODUCT);
            default -> Optional.empty();
        };
    }

    /** The statement with the table, its column of ids and the save their status was heard in, in this order. */
    String in(String sql) {
        return sql.formatted(table, id, statusVersion);
    }
}
