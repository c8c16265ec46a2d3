package kz.cvety.sync.outbound.jdbc;

import java.util.Optional;
import kz.cvety.sync.outbound.LaneId;

/** Where the belief about what a lane tells of is kept. */
enum BeliefTable {
    ORDER("order_belief", "order_id"),
    PRODUCT("product_belief", "product_id");

    private final String table;
    private final String id;

    BeliefTable(String table, String id) {
        this.table = table;
        this.id = id;
    }

    /** Nothing for a type of entity that nobody knows. */
    static Optional<BeliefTable> of(LaneId lane) {
        return switch (lane.entityType()) {
            case LaneId.ORDER -> Optional.of(ORDER);
            case LaneId.PRODUCT -> Optional.of(PRODUCT);
            default -> Optional.empty();
        };
    }

    /** The statement with the table and its column of ids in its two places. */
    String in(String sql) {
        return sql.formatted(table, id);
    }
}
