package kz.cvety.payments.matching.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.kit.Money;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.payments.matching.Queue;
import kz.cvety.payments.matching.Queues;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class JdbcQueues implements Queues {

    /** Orders whose money was due, and orders that are said to be paid; without money of ours both. */
    private static final String ORDERS = """
            select missed.since, missed.order_id, missed.number, missed.status, missed.total, missed.currency, missed.provider
            from (
                select known.*, pay_by as since from payable_order known
                where shop_id = :shop and status in ('NEW', 'PROCESSING') and pay_by between :past and :now
                union all
                select known.*, marked_paid_at as since from payable_order known
                where shop_id = :shop and marked_paid_at >= :past
                    and status not in ('NEW', 'PROCESSING', 'CANCELLED', 'DECLINED', 'RETURNED', 'REFUNDED')) missed
            where missed.total > 0 and not exists (
                select from payment
                where payment.shop_id = missed.shop_id and payment.order_id = missed.order_id and payment.paid_at is not null)
            """;

    private static final String LENGTHS = """
            select attention, count(*) as count, min(created_at) as oldest
            from payment where shop_id = :shop and attention is not null group by attention
            union all
            select null, count(*), min(since) from (%s) orders
            """.formatted(ORDERS);

    private static final String LENGTHS_OF_ALL = """
            select attention, count(*) as count, min(created_at) as oldest
            from payment where attention is not null group by attention
            union all
            select null, count(*), min(pay_by) from payable_order due
            where status in ('NEW', 'PROCESSING') and pay_by between :past and :now and total > 0 and not exists (
                select from payment
                where payment.shop_id = due.shop_id and payment.order_id = due.order_id and payment.paid_at is not null)
            """;

    private static final String PAYMENTS_PAGE = """
            select payment.id, payment.order_id, payment.order_number, payment.provider, payment.attention, payment.amount,
                payment.currency, payment.created_at as since, known.status, known.total, known.currency as order_currency
            from payment
                left join payable_order known on known.shop_id = payment.shop_id and known.order_id = payment.order_id
            where payment.shop_id = :shop and payment.attention = any (:attention)
                and (:since::timestamptz is null or (payment.created_at, payment.id) > (:since, :id))
            order by payment.created_at, payment.id limit :limit
            """;
    private static final String ORDERS_PAGE = """
            select * from (%s) orders
            where :since::timestamptz is null or (since, order_id) > (:since, :id)
            order by since, order_id limit :limit
            """.formatted(ORDERS);

    private final JdbcClient jdbc;
    private final ShopTransactions transactions;

    JdbcQueues(JdbcClient jdbc, ShopTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public Map<Queue, Length> lengths(ShopId shop, Instant now, Instant since) {
        return read(jdbc.sql(LENGTHS).param("shop", shop.value()), now, since);
    }

    @Override
    public Map<Queue, Length> lengthsOfAll(Instant now, Instant since) {
        return transactions.acrossShops(() -> read(jdbc.sql(LENGTHS_OF_ALL), now, since));
    }

    private static Map<Queue, Length> read(StatementSpec statement, Instant now, Instant since) {
        var lengths = new EnumMap<Queue, Length>(Queue.class);
        for (var queue : Queue.values()) {
            lengths.put(queue, new Length(0, null));
        }
        statement.param("now", at(now)).param("past", at(since)).query(row -> {
            var length = new Length(row.getLong("count"), instantOrNull(row, "oldest"));
            lengths.merge(queue(row.getString("attention")), length, JdbcQueues::both);
        });
        return lengths;
    }

    @Override
    public List<Item> page(ShopId shop, Queue queue, Instant now, Instant past, @Nullable After after, int limit) {
        var orders = queue == Queue.ORDER_NO_PAYMENT;
        var statement = jdbc.sql(orders ? ORDERS_PAGE : PAYMENTS_PAGE)
                .param("shop", shop.value())
                .param("since", after == null ? null : at(after.since()))
                .param("id", after == null ? null : after.id())
                .param("limit", limit);
        return orders
                ? statement
                        .param("now", at(now))
                        .param("past", at(past))
                        .query((row, i) -> ofOrder(row))
                        .list()
                : statement
                        .param(
                                "attention",
                                queue.attention().stream().map(Enum::name).toArray(String[]::new))
                        .query((row, i) -> ofPayment(row))
                        .list();
    }

    private static Queue queue(@Nullable String attention) {
        for (var queue : Queue.values()) {
            if (queue.attention().stream().anyMatch(each -> each.name().equals(attention))) {
                return queue;
            }
        }
        return Queue.ORDER_NO_PAYMENT;
    }

    private static Length both(Length one, Length other) {
        var oldest = one.oldest() == null
                        || (other.oldest() != null && other.oldest().isBefore(one.oldest()))
                ? other.oldest()
                : one.oldest();
        return new Length(one.count() + other.count(), oldest);
    }

    private static Item ofPayment(ResultSet row) throws SQLException {
        var orderCurrency = row.getString("order_currency");
        return new Item(
                row.getObject("id", UUID.class),
                row.getObject("order_id", UUID.class),
                row.getString("order_number"),
                row.getString("status"),
                row.getString("provider"),
                row.getString("attention"),
                new Money(row.getLong("amount"), row.getString("currency")),
                orderCurrency == null ? null : new Money(row.getLong("total"), orderCurrency),
                instant(row, "since"));
    }

    private static Item ofOrder(ResultSet row) throws SQLException {
        return new Item(
                null,
                row.getObject("order_id", UUID.class),
                row.getString("number"),
                row.getString("status"),
                row.getString("provider"),
                null,
                null,
                new Money(row.getLong("total"), row.getString("currency")),
                instant(row, "since"));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
