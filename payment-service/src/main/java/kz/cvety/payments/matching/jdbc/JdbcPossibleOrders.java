package kz.cvety.payments.matching.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import kz.cvety.kit.Money;
import kz.cvety.kit.ShopId;
import kz.cvety.payments.matching.Candidate;
import kz.cvety.payments.matching.PossibleOrders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcPossibleOrders implements PossibleOrders {

    private final JdbcClient jdbc;

    JdbcPossibleOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Candidate.Facts> about(ShopId shop, Money amount, Instant since, Instant paidAt, int limit) {
        return jdbc.sql("""
                        select known.*,
                            known.status in ('NEW', 'PROCESSING') as waiting,
                            known.status in ('CANCELLED', 'DECLINED', 'RETURNED', 'REFUNDED') as over,
                            exists (
                                select from payment where payment.shop_id = known.shop_id and payment.order_id = known.order_id
                                    and payment.paid_at is not null) as paid
                        from payable_order known
                        where known.shop_id = :shop and known.currency = :currency and known.placed_at >= :since
                            and known.total between :amount - :amount / 10 and :amount + :amount / 10
                        order by known.total <> :amount, (known.status in ('NEW', 'PROCESSING')) desc,
                            abs(extract(epoch from known.placed_at - :paidAt)), known.order_id
                        limit :limit
                        """)
                .param("shop", shop.value())
                .param("currency", amount.currency())
                .param("amount", amount.minor())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("paidAt", paidAt.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, i) -> facts(row))
                .list();
    }

    @Override
    public int rivals(ShopId shop, UUID payment, Money amount) {
        return jdbc.sql("""
                        select count(*) from payment
                        where shop_id = :shop and currency = :currency and amount = :amount and attention = 'NO_ORDER'
                            and id <> :payment
                        """)
                .param("shop", shop.value())
                .param("currency", amount.currency())
                .param("amount", amount.minor())
                .param("payment", payment)
                .query(Integer.class)
                .single();
    }

    private static Candidate.Facts facts(ResultSet row) throws SQLException {
        return new Candidate.Facts(
                row.getObject("order_id", UUID.class),
                row.getString("number"),
                row.getString("status"),
                new Money(row.getLong("total"), row.getString("currency")),
                row.getObject("placed_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("waiting"),
                row.getBoolean("over"),
                row.getBoolean("paid"));
    }
}
