package kz.cvety.payments.ledger.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import kz.cvety.kit.Money;
import kz.cvety.kit.ShopId;
import kz.cvety.payments.Ledger;
import kz.cvety.payments.ledger.Books;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcLedger implements Ledger, Books {

    private static final String POST = """
            with entry as (
                insert into ledger_entry (shop_id, id, reason, cause_id, payment_id, order_id, at)
                values (:shop, :id, :reason, :cause, :payment, :order, :at)
                on conflict do nothing
                returning shop_id, id)
            insert into ledger_posting (shop_id, entry_id, account, currency, amount)
            select entry.shop_id, entry.id, posting.account, :currency, posting.amount
            from entry, (values (:debit, :amount::bigint), (:credit, -:amount::bigint)) as posting (account, amount)
            """;
    private static final String PAGE = """
            select entry.*, debit.account as debit, credit.account as credit, debit.currency, debit.amount
            from (
                select * from ledger_entry
                where shop_id = :shop
                    and (:payment::uuid is null or payment_id = :payment)
                    and (:before::bigint is null or position < :before)
                order by position desc limit :limit) entry
                join ledger_posting debit
                    on debit.shop_id = entry.shop_id and debit.entry_id = entry.id and debit.amount > 0
                join ledger_posting credit
                    on credit.shop_id = entry.shop_id and credit.entry_id = entry.id and credit.amount < 0
            order by entry.position desc
            """;

    private final JdbcClient jdbc;

    JdbcLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void post(ShopId shop, Entry entry) {
        jdbc.sql(POST)
                .param("shop", shop.value())
                .param("id", entry.id())
                .param("reason", entry.reason().name())
                .param("cause", entry.reason() == Reason.RECEIVED ? entry.paymentId() : entry.id())
                .param("payment", entry.paymentId())
                .param("order", entry.orderId())
                .param("at", entry.at().atOffset(ZoneOffset.UTC))
                .param("debit", entry.debit().name())
                .param("credit", entry.credit().name())
                .param("currency", entry.amount().currency())
                .param("amount", entry.amount().minor())
                .update();
    }

    @Override
    public List<Balance> balances(ShopId shop) {
        return jdbc.sql("""
                        select account, currency,
                            coalesce(sum(amount) filter (where amount > 0), 0) as debit,
                            coalesce(-sum(amount) filter (where amount < 0), 0) as credit
                        from ledger_posting where shop_id = :shop
                        group by account, currency order by account, currency
                        """)
                .param("shop", shop.value())
                .query((row, i) -> new Balance(row.getString("account"), money(row, "debit"), money(row, "credit")))
                .list();
    }

    @Override
    public List<Posted> page(ShopId shop, @Nullable UUID payment, @Nullable Long before, int limit) {
        return jdbc.sql(PAGE)
                .param("shop", shop.value())
                .param("payment", payment)
                .param("before", before)
                .param("limit", limit)
                .query((row, i) -> new Posted(row.getLong("position"), entry(row)))
                .list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                row.getObject("payment_id", UUID.class),
                row.getObject("order_id", UUID.class),
                Reason.valueOf(row.getString("reason")),
                new Account(row.getString("debit")),
                new Account(row.getString("credit")),
                money(row, "amount"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return new Money(row.getLong(column), row.getString("currency"));
    }
}
