package kz.cvety.identity.audit.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.identity.audit.AuditEntry;
import kz.cvety.identity.audit.AuditLog;
import kz.cvety.identity.audit.Deed;
import kz.cvety.identity.audit.SecurityEvent;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcAuditLog implements AuditLog {

    private static final String PAGE = """
            select * from security_event
            where (cast(:shop as text) is null or shop_id = :shop) and (cast(:before as uuid) is null or id < :before)
            order by id desc limit :size
            """;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    JdbcAuditLog(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void append(AuditEntry entry) {
        var deed = entry.deed();
        jdbc.sql("""
                insert into security_event (id, shop_id, at, what, outcome, actor, subject, address)
                values (:id, :shop, :at, :what, :outcome, :actor, :subject, :address)
                """)
                .param("id", entry.id())
                .param("shop", deed.shop() == null ? null : deed.shop().value())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("what", entry.what().name())
                .param("outcome", entry.what().outcome().name())
                .param("actor", deed.actor())
                .param("subject", entry.subject())
                .param("address", deed.address())
                .update();
    }

    @Override
    public Page page(ShopId shop, @Nullable UUID before, int size) {
        return page(shop.value(), before, size);
    }

    @Override
    public Page pageOfAll(@Nullable UUID before, int size) {
        return page((String) null, before, size);
    }

    private Page page(@Nullable String shop, @Nullable UUID before, int size) {
        List<Line> lines = jdbc.sql(PAGE)
                .param("shop", shop)
                .param("before", before)
                .param("size", size + 1)
                .query((row, n) -> line(row))
                .list();
        if (lines.size() <= size) {
            return new Page(lines, Optional.empty());
        }
        var shown = lines.subList(0, size);
        return new Page(shown, Optional.of(shown.getLast().entry().id()));
    }

    private static Line line(ResultSet row) throws SQLException {
        var shop = row.getString("shop_id");
        var deed = new Deed(
                shop == null ? null : new ShopId(shop), row.getObject("actor", UUID.class), row.getString("address"));
        return new Line(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new AuditEntry(
                        row.getObject("id", UUID.class),
                        deed,
                        SecurityEvent.valueOf(row.getString("what")),
                        row.getString("subject")));
    }
}
