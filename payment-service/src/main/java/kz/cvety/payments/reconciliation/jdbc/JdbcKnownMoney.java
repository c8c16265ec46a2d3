package kz.cvety.payments.reconciliation.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import kz.cvety.kit.Money;
import kz.cvety.kit.ShopId;
import kz.cvety.payments.Provider;
import kz.cvety.payments.reconciliation.KnownMoney;
import kz.cvety.payments.reconciliation.Ours;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcKnownMoney implements KnownMoney {

    private static final String OF = """
            with meant as (
                select id from payment where shop_id = :shop and paid_at >= :from and paid_at < :to
                union
                select id from payment
                where shop_id = :shop and provider = :provider and transaction_id = any (:transactions)
                union
                select payment_id from payment_attempt where shop_id = :shop and provider_payment_id = any (:references)
                union
                select payment_id from refund where shop_id = :shop and state = 'DONE' and updated_at >= :from and updated_at < :to)
            select payment.*,
                coalesce(payment.paid_at >= :from and payment.paid_at < :to, false) as paid_that_day,
                array_remove(
                    payment.provider_payment_id || array(
                        select attempt.provider_payment_id from payment_attempt attempt
                        where attempt.shop_id = payment.shop_id and attempt.payment_id = payment.id),
                    null) as known_as,
                coalesce((
                    select sum(refund.amount) from refund
                    where refund.shop_id = payment.shop_id and refund.payment_id = payment.id and refund.state = 'DONE'
                        and refund.updated_at >= :from and refund.updated_at < :to), 0) as refunded_that_day
            from meant join payment on payment.shop_id = :shop and payment.id = meant.id
            where payment.provider = :provider
            order by payment.id
            """;

    private final JdbcClient jdbc;

    JdbcKnownMoney(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Ours> of(
            ShopId shop,
            Provider provider,
            Instant from,
            Instant to,
            Collection<String> references,
            Collection<String> transactions) {
        return jdbc.sql(OF)
                .param("shop", shop.value())
                .param("provider", provider.name())
                .param("from", Columns.at(from))
                .param("to", Columns.at(to))
                .param("references", references.toArray(String[]::new))
                .param("transactions", transactions.toArray(String[]::new))
                .query((row, i) -> ours(row))
                .list();
    }

    private static Ours ours(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        return new Ours(
                row.getObject("id", UUID.class),
                new HashSet<>(Arrays.asList((String[]) row.getArray("known_as").getArray())),
                row.getString("transaction_id"),
                row.getString("status"),
                new Money(row.getLong("amount"), currency),
                new Money(row.getLong("refunded"), currency),
                new Money(row.getLong("refunded_that_day"), currency),
                Columns.instantOrNull(row, "paid_at"),
                row.getBoolean("paid_that_day"));
    }
}
