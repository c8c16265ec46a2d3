package kz.cvety.payments.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import kz.cvety.kit.Money;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.payments.Incoming;
import kz.cvety.payments.Notices;
import kz.cvety.payments.Provider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcNotices implements Notices {

    private final JdbcClient jdbc;
    private final ShopTransactions transactions;

    JdbcNotices(JdbcClient jdbc, ShopTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public void keep(ShopId shop, Incoming money, Instant now) {
        jdbc.sql("""
            insert into provider_notice
                (shop_id, provider, provider_payment_id, transaction_id, amount, currency, paid_at, received_at)
            values (:shop, :provider, :theirs, :transaction, :amount, :currency, :paidAt, :now)
            on conflict do nothing
            """)
                .param("shop", shop.value())
                .param("provider", money.provider().name())
                .param("theirs", money.providerPaymentId())
                .param("transaction", money.transactionId())
                .param("amount", money.amount().minor())
                .param("currency", money.amount().currency())
                .param("paidAt", money.paidAt().atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public Optional<Incoming> take(ShopId shop, Provider provider, String providerPaymentId) {
        return jdbc.sql("""
            delete from provider_notice
            where shop_id = :shop and provider = :provider and provider_payment_id = :theirs
            returning *
            """)
                .param("shop", shop.value())
                .param("provider", provider.name())
                .param("theirs", providerPaymentId)
                .query((row, i) -> money(row))
                .optional();
    }

    @Override
    public List<Notice> oldest(int most) {
        return transactions.acrossShops(() -> jdbc.sql("select * from provider_notice order by received_at limit :most")
                .param("most", most)
                .query((row, i) -> new Notice(new ShopId(row.getString("shop_id")), money(row), at(row, "received_at")))
                .list());
    }

    private static Incoming money(ResultSet row) throws SQLException {
        return new Incoming(
                Provider.valueOf(row.getString("provider")),
                row.getString("provider_payment_id"),
                row.getString("transaction_id"),
                new Money(row.getLong("amount"), row.getString("currency")),
                at(row, "paid_at"));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
