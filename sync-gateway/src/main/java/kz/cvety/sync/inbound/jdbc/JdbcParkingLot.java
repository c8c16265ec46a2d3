package kz.cvety.sync.inbound.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.sync.inbound.Arrival;
import kz.cvety.sync.inbound.ParkingLot;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcParkingLot implements ParkingLot {

    private final ShopTransactions transactions;
    private final JdbcClient jdbc;
    private final InstantSource clock;

    JdbcParkingLot(ShopTransactions transactions, JdbcClient jdbc, InstantSource clock) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Row> list(@Nullable ShopId shop, Filter filter, int most) {
        return within(
                shop,
                () -> jdbc.sql("""
                        select * from parked
                        where state = :state and (:reason::text is null or reason = :reason)
                          and (:connection::text is null or connection = :connection)
                          and (:after::uuid is null or id > :after::uuid)
                        order by id
                        limit :most
                        """)
                        .param("state", filter.state())
                        .param("reason", filter.reason())
                        .param("connection", filter.connection())
                        .param("after", filter.after())
                        .param("most", most)
                        .query((row, i) -> row(row))
                        .list());
    }

    @Override
    public Optional<Stored> find(@Nullable ShopId shop, UUID id) {
        return within(
                shop,
                () -> jdbc.sql("""
                        select p.*, r.kind, r.body, r.received_at
                        from parked p join receipt r on r.shop_id = p.shop_id and r.id = p.receipt_id
                        where p.id = :id
                        """)
                        .param("id", id)
                        .query((row, i) -> new Stored(
                                row(row),
                                Arrival.Kind.valueOf(row.getString("kind")),
                                row.getObject("receipt_id", UUID.class),
                                new Arrival.Body(row.getBytes("body")),
                                row.getObject("received_at", OffsetDateTime.class)
                                        .toInstant()))
                        .optional());
    }

    @Override
    public boolean discard(@Nullable ShopId shop, UUID id, String by) {
        return within(
                shop,
                () -> jdbc.sql("""
                                update parked set state = 'DISCARDED', decided_at = :now, decided_by = :by
                                where id = :id and state = 'OPEN'
                                """)
                                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                                .param("by", by)
                                .param("id", id)
                                .update()
                        == 1);
    }

    private <T extends @Nullable Object> T within(@Nullable ShopId shop, Supplier<T> work) {
        return shop == null ? transactions.acrossShops(work) : transactions.call(shop, work);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("shop_id"),
                row.getString("connection"),
                row.getString("external_id"),
                row.getString("reason"),
                row.getString("detail"),
                row.getString("state"),
                row.getObject("parked_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("decided_at", OffsetDateTime.class)),
                row.getString("decided_by"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
