package kz.cvety.payments.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.payments.Errands;
import kz.cvety.payments.Payment;
import kz.cvety.payments.PaymentProvider.Pace;
import kz.cvety.payments.Provider;
import kz.cvety.payments.work.Errand;
import kz.cvety.payments.work.ErrandQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Errands in one table; what a claim takes, no other claim sees. */
@Repository
class JdbcErrands implements Errands, ErrandQueue {

    private static final int SLOW = Kind.ASK.urgency() + 1;

    private static final String ADD = """
        insert into errand as e
            (shop_id, kind, subject_id, payment_id, provider, theirs, urgency, due_at, every_ms, fresh_until, last_until, created_at)
        values (:shop, :kind, :subject, :payment, :provider, :theirs, :urgency, :due, :every, :fresh, :last, clock_timestamp())
        on conflict (shop_id, kind, subject_id) do update set due_at = least(e.due_at, excluded.due_at)
        """;
    /** One step from account to account, however many errands each has. */
    private static final String DUE = """
        with recursive account as (
            (select shop_id, provider from errand order by shop_id, provider limit 1)
            union all
            select n.shop_id, n.provider
            from account a cross join lateral (
                select e.shop_id, e.provider from errand e
                where (e.shop_id, e.provider) > (a.shop_id, a.provider)
                order by e.shop_id, e.provider limit 1) n)
        select a.shop_id, a.provider, d.count
        from account a cross join lateral (
            select count(*) from (
                select from errand e
                where e.shop_id = a.shop_id and e.provider = a.provider and e.due_at <= :now
                    and (e.leased_until is null or e.leased_until <= clock_timestamp())
                limit :most) found) d
        where d.count > 0
        """;

    private static final String CLAIM = """
        with due as (
            select shop_id, kind, subject_id from errand
            where shop_id = :shop and provider = :provider and due_at <= :now
                and (leased_until is null or leased_until <= clock_timestamp())
            order by urgency, due_at
            limit :most
            for update skip locked)
        update errand e
        set lease = gen_random_uuid(), leased_until = clock_timestamp() + :lease * interval '1 ms', tries = e.tries + 1
        from due d
        where e.shop_id = d.shop_id and e.kind = d.kind and e.subject_id = d.subject_id
        returning e.*
        """;
    private static final String BEGIN = """
        update errand set begun = true
        where shop_id = :shop and kind = :kind and subject_id = :subject and lease = :lease
        """;
    private static final String AGAIN = """
        update errand set due_at = :due, begun = :begun, urgency = :urgency, lease = null, leased_until = null
        where shop_id = :shop and kind = :kind and subject_id = :subject and lease = :lease
        """;
    private static final String DONE =
            "delete from errand where shop_id = :shop and kind = :kind and subject_id = :subject and lease = :lease";

    private final JdbcClient jdbc;
    private final ShopTransactions transactions;

    JdbcErrands(JdbcClient jdbc, ShopTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public void add(ShopId shop, Kind kind, UUID subject, Payment payment, Instant dueAt) {
        var theirs = payment.attempts().stream()
                .filter(attempt -> attempt.id().equals(subject))
                .findFirst()
                .map(attempt -> attempt.providerPaymentId())
                .orElse(null);
        insert(shop, kind, subject, payment, theirs, dueAt, Duration.ZERO, null, null);
    }

    @Override
    public void follow(
            ShopId shop, UUID attempt, String theirs, Payment payment, Pace pace, Instant now, Instant last) {
        var first = now.plus(pace.every());
        insert(shop, Kind.ASK, attempt, payment, theirs, first, pace.every(), now.plus(pace.fresh()), last);
    }

    private void insert(
            ShopId shop,
            Kind kind,
            UUID subject,
            Payment payment,
            @Nullable String theirs,
            Instant due,
            Duration every,
            @Nullable Instant fresh,
            @Nullable Instant last) {
        jdbc.sql(ADD)
                .param("shop", shop.value())
                .param("kind", kind.name())
                .param("subject", subject)
                .param("payment", payment.id())
                .param("provider", payment.provider().name())
                .param("theirs", theirs)
                .param("urgency", kind.urgency())
                .param("due", offset(due))
                .param("every", every.toMillis())
                .param("fresh", fresh == null ? null : offset(fresh))
                .param("last", last == null ? null : offset(last))
                .update();
    }

    @Override
    public void drop(ShopId shop, Kind kind, UUID subject) {
        jdbc.sql("delete from errand where shop_id = :shop and kind = :kind and subject_id = :subject")
                .param("shop", shop.value())
                .param("kind", kind.name())
                .param("subject", subject)
                .update();
    }

    @Override
    public List<Due> due(Instant now, int most) {
        return transactions.acrossShops(() -> jdbc.sql(DUE)
                .param("now", offset(now))
                .param("most", most)
                .query((row, i) ->
                        new Due(new ShopId(row.getString(1)), Provider.valueOf(row.getString(2)), row.getInt(3)))
                .list());
    }

    @Override
    public List<Errand> claim(ShopId shop, Provider provider, int most, Instant now, Duration lease) {
        return transactions.call(
                shop,
                () -> jdbc.sql(CLAIM)
                        .param("shop", shop.value())
                        .param("provider", provider.name())
                        .param("now", offset(now))
                        .param("most", most)
                        .param("lease", lease.toMillis())
                        .query((row, i) -> errand(row))
                        .list());
    }

    @Override
    public boolean begin(Errand errand) {
        return transactions.call(errand.shop(), () -> mine(BEGIN, errand).update() == 1);
    }

    @Override
    public void again(Errand errand, Instant dueAt, boolean begun, boolean fresh) {
        var urgency = errand.kind() == Kind.ASK && !fresh ? SLOW : errand.kind().urgency();
        transactions.run(
                errand.shop(),
                () -> mine(AGAIN, errand)
                        .param("due", offset(dueAt))
                        .param("begun", begun)
                        .param("urgency", urgency)
                        .update());
    }

    @Override
    public void done(Errand errand) {
        transactions.run(errand.shop(), () -> mine(DONE, errand).update());
    }

    private JdbcClient.StatementSpec mine(String sql, Errand errand) {
        return jdbc.sql(sql)
                .param("shop", errand.shop().value())
                .param("kind", errand.kind().name())
                .param("subject", errand.subject())
                .param("lease", errand.lease());
    }

    private static Errand errand(ResultSet row) throws SQLException {
        return new Errand(
                new ShopId(row.getString("shop_id")),
                Kind.valueOf(row.getString("kind")),
                row.getObject("subject_id", UUID.class),
                row.getObject("payment_id", UUID.class),
                Provider.valueOf(row.getString("provider")),
                row.getString("theirs"),
                row.getBoolean("begun"),
                row.getInt("tries"),
                Duration.ofMillis(row.getLong("every_ms")),
                instant(row, "fresh_until"),
                instant(row, "last_until"),
                row.getObject("lease", UUID.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime offset(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
