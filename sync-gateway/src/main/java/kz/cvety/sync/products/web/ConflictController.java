package kz.cvety.sync.products.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.security.Needs;
import kz.cvety.kit.security.Permission;
import kz.cvety.kit.shop.ShopTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where both sides wanted a field to be something else, and whose wish stands: the newest first. */
@RestController
@RequestMapping("/api/v1/conflicts")
@Needs(Permission.DELIVERIES_READ)
class ConflictController {

    record ConflictView(
            UUID id,
            String shop,
            String connection,
            String entityType,
            UUID entityId,
            String field,
            @Nullable String ours,
            long ourVersion,
            @Nullable Instant oursAt,
            @Nullable String theirs,
            @Nullable Long theirVersion,
            @Nullable Instant theirsAt,
            String winner,
            String policy,
            Instant settledAt) {}

    record ConflictPage(List<ConflictView> items, @Nullable UUID next) {}

    private static final int PAGE = 50;

    private final JdbcClient jdbc;
    private final ShopTransactions transactions;

    ConflictController(JdbcClient jdbc, ShopTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @GetMapping
    ConflictPage list(
            Caller caller,
            @RequestParam(required = false) @Nullable String connection,
            @RequestParam(required = false) @Nullable UUID entity,
            @RequestParam(required = false) @Nullable UUID before) {
        var items = read(
                caller,
                () -> jdbc.sql("""
                        select * from conflict
                        where (:connection::text is null or connection = :connection)
                          and (:entity::uuid is null or entity_id = :entity::uuid)
                          and (:before::uuid is null or id < :before::uuid)
                        order by id desc
                        limit :most
                        """)
                        .param("connection", connection)
                        .param("entity", entity)
                        .param("before", before)
                        .param("most", PAGE)
                        .query((row, i) -> view(row))
                        .list());
        return new ConflictPage(items, items.size() == PAGE ? items.getLast().id() : null);
    }

    /** Row-level security makes the difference: the same query shows each caller their own. */
    private <T> T read(Caller caller, Supplier<T> query) {
        return caller.isOperator() ? transactions.acrossShops(query) : transactions.call(caller.shop(), query);
    }

    private static ConflictView view(ResultSet row) throws SQLException {
        return new ConflictView(
                row.getObject("id", UUID.class),
                row.getString("shop_id"),
                row.getString("connection"),
                row.getString("entity_type"),
                row.getObject("entity_id", UUID.class),
                row.getString("field"),
                row.getString("ours"),
                row.getLong("our_version"),
                instant(row, "ours_at"),
                row.getString("theirs"),
                row.getObject("their_version", Long.class),
                instant(row, "theirs_at"),
                row.getString("winner"),
                row.getString("policy"),
                row.getObject("settled_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
