package kz.cvety.sync.inbound.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.sync.Connection;
import kz.cvety.sync.inbound.EntityKey;
import kz.cvety.sync.inbound.Rereads;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcRereads implements Rereads {

    private static final String THIS =
            " where shop_id = :shop and connection = :connection and entity_type = :type and external_id = :id ";

    private final ShopTransactions transactions;
    private final JdbcClient jdbc;
    private final InstantSource clock;

    JdbcRereads(ShopTransactions transactions, JdbcClient jdbc, InstantSource clock) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Due> claim(int most, Duration lease) {
        return transactions.acrossShops(() -> jdbc.sql("""
                        update reread as r set due_at = :leased, attempts = r.attempts + 1
                        from (select shop_id, connection, entity_type, external_id from reread
                              where due_at <= :now order by due_at limit :most for update skip locked) as due
                        where r.shop_id = due.shop_id and r.connection = due.connection and r.entity_type = due.entity_type
                          and r.external_id = due.external_id
                        returning r.shop_id, r.connection, r.entity_type, r.external_id, r.requested_at, r.attempts
                        """)
                .param("leased", at(clock.instant().plus(lease)))
                .param("now", at(clock.instant()))
                .param("most", most)
                .query((row, i) -> new Due(
                        new EntityKey(
                                new ShopId(row.getString("shop_id")),
                                row.getString("connection"),
                                row.getString("entity_type"),
                                row.getString("external_id")),
                        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                        row.getInt("attempts")))
                .list());
    }

    @Override
    public void done(Due due) {
        transactions.run(due.key().shop(), () -> {
            var deleted = of(due, "delete from reread" + THIS + "and requested_at = :requested")
                    .param("requested", at(due.requestedAt()))
                    .update();
            if (deleted == 0) {
                of(due, "update reread set due_at = :now, attempts = 0" + THIS)
                        .param("now", at(clock.instant()))
                        .update();
            }
        });
    }

    @Override
    public void later(Due due, Duration wait) {
        transactions.run(
                due.key().shop(),
                () -> of(due, "update reread set due_at = :later" + THIS)
                        .param("later", at(clock.instant().plus(wait)))
                        .update());
    }

    @Override
    public void missing(Due due) {
        transactions.run(due.key().shop(), () -> {
            of(due, "delete from reread" + THIS).update();
            of(due, """
                    update parked set reason = 'not-in-bitrix', detail = 'Bitrix does not know the ' || :type || ' either'
                    where shop_id = :shop and connection = :connection and external_id = :id and state = 'OPEN'
                      and reason = 'unknown-' || :type
                    """).update();
        });
    }

    @Override
    public Optional<Sweep> claimSweep(List<Connection> connections, String type, Duration every, Duration overlap) {
        var now = clock.instant();
        for (var connection : connections) {
            var watermark = transactions.call(connection.shop(), () -> {
                jdbc.sql("""
                                insert into sweep (shop_id, connection, entity_type, watermark, next_at)
                                values (:shop, :connection, :type, :start, :now)
                                on conflict do nothing
                                """)
                        .param("shop", connection.shop().value())
                        .param("connection", connection.id())
                        .param("type", type)
                        .param("start", at(now.minus(overlap)))
                        .param("now", at(now))
                        .update();
                return jdbc.sql("""
                                update sweep set next_at = :next
                                where shop_id = :shop and connection = :connection and entity_type = :type and next_at <= :now
                                returning watermark
                                """)
                        .param("next", at(now.plus(every)))
                        .param("now", at(now))
                        .param("shop", connection.shop().value())
                        .param("connection", connection.id())
                        .param("type", type)
                        .query((row, i) ->
                                row.getObject("watermark", OffsetDateTime.class).toInstant())
                        .optional();
            });
            if (watermark.isPresent()) {
                return watermark.map(since -> new Sweep(connection, type, since));
            }
        }
        return Optional.empty();
    }

    @Override
    public void sweptTo(Sweep sweep, Instant watermark) {
        transactions.run(
                sweep.connection().shop(),
                () -> jdbc.sql("""
                        update sweep set watermark = greatest(watermark, :watermark)
                        where shop_id = :shop and connection = :connection and entity_type = :type
                        """)
                        .param("watermark", at(watermark))
                        .param("shop", sweep.connection().shop().value())
                        .param("connection", sweep.connection().id())
                        .param("type", sweep.entityType())
                        .update());
    }

    private JdbcClient.StatementSpec of(Due due, String sql) {
        return jdbc.sql(sql)
                .param("shop", due.key().shop().value())
                .param("connection", due.key().connection())
                .param("type", due.key().type())
                .param("id", due.key().externalId());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
