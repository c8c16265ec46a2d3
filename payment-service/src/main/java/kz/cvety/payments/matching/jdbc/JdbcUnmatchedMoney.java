package kz.cvety.payments.matching.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.payments.matching.UnmatchedMoney;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcUnmatchedMoney implements UnmatchedMoney {

    private static final String FORGET = """
            delete from unmatched_payment waiting
            where not exists (
                select from payment
                where payment.shop_id = waiting.shop_id and payment.id = waiting.payment_id and payment.attention = 'NO_ORDER'
                    and payment.status = 'PAID')
            """;
    private static final String NOTE = """
            insert into unmatched_payment (shop_id, payment_id, next_at)
            select shop_id, id, :now from payment where attention = 'NO_ORDER' and status = 'PAID'
            order by shop_id, id
            on conflict do nothing
            """;
    private static final String TAKE = """
            with due as materialized (
                select shop_id, payment_id, tries from unmatched_payment
                where shop_id = :shop and next_at <= :now
                order by next_at, payment_id limit :limit
                for update skip locked)
            select due.payment_id, due.tries, money.paid_at, waiting.order_id, waiting.placed_at,
                (select count(*) - 1 from payment rival
                 where rival.shop_id = due.shop_id and rival.currency = money.currency and rival.amount = money.amount
                    and rival.attention = 'NO_ORDER') as rivals
            from due
                join payment money on money.shop_id = due.shop_id and money.id = due.payment_id
                left join payable_order waiting
                    on waiting.shop_id = due.shop_id and waiting.currency = money.currency and waiting.total = money.amount
                        and waiting.status in ('NEW', 'PROCESSING')
                        and not exists (
                            select from payment other
                            where other.shop_id = due.shop_id and other.order_id = waiting.order_id and other.paid_at is not null)
            where money.attention = 'NO_ORDER' and money.status = 'PAID'
            order by due.payment_id, waiting.order_id
            """;

    private final JdbcClient jdbc;
    private final ShopTransactions transactions;

    JdbcUnmatchedMoney(JdbcClient jdbc, ShopTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public Set<ShopId> due(Instant now) {
        return transactions.acrossShops(() -> {
            jdbc.sql(FORGET).update();
            jdbc.sql(NOTE).param("now", now.atOffset(ZoneOffset.UTC)).update();
            return new HashSet<>(jdbc.sql("select distinct shop_id from unmatched_payment where next_at <= :now")
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .query((row, i) -> new ShopId(row.getString(1)))
                    .list());
        });
    }

    @Override
    public List<Money> take(ShopId shop, Instant now, int limit) {
        var found = new LinkedHashMap<UUID, Money>();
        jdbc.sql(TAKE)
                .param("shop", shop.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(row -> {
                    var money = money(row);
                    var order = row.getObject("order_id", UUID.class);
                    var kept = found.computeIfAbsent(money.paymentId(), id -> money);
                    if (order != null) {
                        kept.orders().add(new Waiting(order, instant(row, "placed_at")));
                    }
                });
        return List.copyOf(found.values());
    }

    @Override
    public void tryAgain(ShopId shop, UUID payment, int tries, Instant at) {
        jdbc.sql("""
                        update unmatched_payment set tries = :tries, next_at = :at
                        where shop_id = :shop and payment_id = :payment
                        """)
                .param("shop", shop.value())
                .param("payment", payment)
                .param("tries", tries)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Money money(ResultSet row) throws SQLException {
        return new Money(
                row.getObject("payment_id", UUID.class),
                instant(row, "paid_at"),
                row.getInt("tries"),
                row.getInt("rivals"),
                new ArrayList<>());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
