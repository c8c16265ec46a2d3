package kz.cvety.payments.jdbc;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import kz.cvety.kit.Money;
import kz.cvety.kit.ShopId;
import kz.cvety.payments.Provider;
import kz.cvety.payments.work.AttemptsOfDay;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcAttemptsOfDay implements AttemptsOfDay {

    private static final String PAGE = """
            select attempt.id, attempt.provider_payment_id, payment.amount, payment.currency
            from payment_attempt attempt
                join payment on payment.shop_id = attempt.shop_id and payment.id = attempt.payment_id
            where attempt.shop_id = :shop and payment.provider = :provider and attempt.provider_payment_id is not null
                and (:after::uuid is null or attempt.id > :after)
                and (attempt.created_at >= :from and attempt.created_at < :to
                    or payment.paid_at >= :from and payment.paid_at < :to
                    or exists (
                        select from refund
                        where refund.shop_id = payment.shop_id and refund.payment_id = payment.id and refund.state = 'DONE'
                            and refund.updated_at >= :from and refund.updated_at < :to))
            order by attempt.id limit :limit
            """;

    private final JdbcClient jdbc;

    JdbcAttemptsOfDay(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Asked> page(ShopId shop, Provider provider, Instant from, Instant to, @Nullable UUID after, int limit) {
        return jdbc.sql(PAGE)
                .param("shop", shop.value())
                .param("provider", provider.name())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("after", after)
                .param("limit", limit)
                .query((row, i) -> new Asked(
                        row.getObject("id", UUID.class),
                        row.getString("provider_payment_id"),
                        new Money(row.getLong("amount"), row.getString("currency"))))
                .list();
    }
}
