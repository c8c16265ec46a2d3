package kz.cvety.payments.reconciliation.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.payments.Provider;
import kz.cvety.payments.StatementLine;
import kz.cvety.payments.reconciliation.Difference;
import kz.cvety.payments.reconciliation.Reconciliation;
import kz.cvety.payments.reconciliation.Reconciliations;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcReconciliations implements Reconciliations {

    private static final String CLAIM = """
            with due as materialized (
                select shop_id, id from reconciliation
                where state = 'READING' and next_at <= :now
                order by next_at limit 1 for update skip locked)
            update reconciliation run set next_at = :until
            from due where run.shop_id = due.shop_id and run.id = due.id
            returning run.*
            """;

    private final JdbcClient jdbc;
    private final StatementRows rows;
    private final ShopTransactions transactions;

    JdbcReconciliations(JdbcClient jdbc, StatementRows rows, ShopTransactions transactions) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.transactions = transactions;
    }

    @Override
    public boolean add(ShopId shop, Reconciliation run) {
        return jdbc.sql("""
                        insert into reconciliation (shop_id, id, provider, day, origin, requested_by, state, next_at, started_at)
                        values (:shop, :id, :provider, :day, :origin, :by, 'READING', :now, :now)
                        on conflict do nothing
                        """)
                        .param("shop", shop.value())
                        .param("id", run.id())
                        .param("provider", run.provider().name())
                        .param("day", run.day())
                        .param("origin", run.origin().name())
                        .param("by", run.requestedBy())
                        .param("now", Columns.at(run.startedAt()))
                        .update()
                == 1;
    }

    @Override
    public Optional<Reconciliation> find(ShopId shop, UUID id) {
        return jdbc.sql("select * from reconciliation where shop_id = :shop and id = :id")
                .param("shop", shop.value())
                .param("id", id)
                .query((row, i) -> run(row))
                .optional();
    }

    @Override
    public List<Counted> page(ShopId shop, @Nullable Provider provider, @Nullable UUID before, int limit) {
        return jdbc.sql("""
                        select run.*,
                            (select count(*) from reconciliation_difference difference
                             where difference.shop_id = run.shop_id and difference.run_id = run.id) as differences
                        from reconciliation run
                        where run.shop_id = :shop
                            and (:provider::text is null or run.provider = :provider)
                            and (:before::uuid is null or run.id < :before)
                        order by run.id desc limit :limit
                        """)
                .param("shop", shop.value())
                .param("provider", provider == null ? null : provider.name())
                .param("before", before)
                .param("limit", limit)
                .query((row, i) -> new Counted(run(row), row.getInt("differences")))
                .list();
    }

    @Override
    public Optional<LocalDate> lastDaily(ShopId shop, Provider provider) {
        return jdbc.sql("""
                        select day from reconciliation
                        where shop_id = :shop and provider = :provider and origin = 'DAILY'
                        order by day desc limit 1
                        """)
                .param("shop", shop.value())
                .param("provider", provider.name())
                .query(LocalDate.class)
                .optional();
    }

    @Override
    public Optional<Claimed> claim(Instant now, Instant until) {
        return transactions.acrossShops(() -> jdbc.sql(CLAIM)
                .param("now", Columns.at(now))
                .param("until", Columns.at(until))
                .query((row, i) -> new Claimed(new ShopId(row.getString("shop_id")), run(row)))
                .optional());
    }

    @Override
    public boolean append(
            ShopId shop, Reconciliation run, List<StatementLine> read, @Nullable String next, Instant now) {
        var moved = jdbc.sql("""
                        update reconciliation
                        set cursor = :next, lines = lines + :read, next_at = :now, trouble = null
                        where shop_id = :shop and id = :id and state = 'READING' and lines = :lines
                            and cursor is not distinct from :cursor
                        """)
                .param("next", next)
                .param("read", read.size())
                .param("now", Columns.at(now))
                .param("shop", shop.value())
                .param("id", run.id())
                .param("lines", run.lines())
                .param("cursor", run.cursor())
                .update();
        if (moved == 1 && !read.isEmpty()) {
            rows.addLines(shop, run.id(), run.lines(), read);
        }
        return moved == 1;
    }

    @Override
    public void postpone(ShopId shop, UUID id, Instant until, String why) {
        jdbc.sql("""
                        update reconciliation set next_at = :until, trouble = :why
                        where shop_id = :shop and id = :id and state = 'READING'
                        """)
                .param("until", Columns.at(until))
                .param("why", why)
                .param("shop", shop.value())
                .param("id", id)
                .update();
    }

    @Override
    public List<StatementLine> lines(ShopId shop, UUID id) {
        return rows.lines(shop, id);
    }

    @Override
    public void finish(ShopId shop, UUID id, List<Difference> differences, Instant now) {
        jdbc.sql("""
                        update reconciliation set state = 'DONE', next_at = null, trouble = null, finished_at = :now
                        where shop_id = :shop and id = :id
                        """)
                .param("now", Columns.at(now))
                .param("shop", shop.value())
                .param("id", id)
                .update();
        if (!differences.isEmpty()) {
            rows.addDifferences(shop, id, differences);
        }
    }

    @Override
    public List<Numbered> differences(ShopId shop, UUID id, int after, int limit) {
        return rows.differences(shop, id, after, limit);
    }

    @Override
    public Optional<Numbered> lockDifference(ShopId shop, UUID id, int number) {
        return rows.lock(shop, id, number);
    }

    @Override
    public void adopted(ShopId shop, UUID id, int number, UUID payment) {
        rows.adopted(shop, id, number, payment);
    }

    private static Reconciliation run(ResultSet row) throws SQLException {
        return new Reconciliation(
                row.getObject("id", UUID.class),
                Provider.valueOf(row.getString("provider")),
                row.getObject("day", LocalDate.class),
                Reconciliation.Origin.valueOf(row.getString("origin")),
                row.getString("requested_by"),
                Reconciliation.State.valueOf(row.getString("state")),
                row.getString("cursor"),
                row.getInt("lines"),
                row.getString("trouble"),
                Columns.instant(row, "started_at"),
                Columns.instantOrNull(row, "finished_at"));
    }
}
