package kz.cvety.orders.kafka;

import java.util.List;
import java.util.Objects;
import kz.cvety.events.payments.PaymentEvent;
import kz.cvety.kit.Money;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.inbox.Fact;
import kz.cvety.kit.inbox.FactConsumer;
import kz.cvety.orders.HearPayments;
import kz.cvety.orders.HearPayments.News;
import kz.cvety.orders.OrderPayment;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings what happened to money to the orders it is for; money that nobody knows the order of is not for us yet. */
@Component
class OrdersFromPayments implements FactConsumer<PaymentEvent> {

    private final HearPayments payments;

    OrdersFromPayments(HearPayments payments) {
        this.payments = payments;
    }

    @Override
    public String name() {
        return "orders.from-payments";
    }

    @Override
    public Class<PaymentEvent> events() {
        return PaymentEvent.class;
    }

    @Override
    public void handle(ShopId shop, List<Fact<PaymentEvent>> facts) {
        payments.handle(
                shop,
                facts.stream()
                        .map(OrdersFromPayments::news)
                        .filter(Objects::nonNull)
                        .toList());
    }

    private static @Nullable News news(Fact<PaymentEvent> fact) {
        var told = fact.event().payment();
        if (told.orderId() == null) {
            return null;
        }
        return new News(
                new OrderPayment(
                        told.paymentId(),
                        told.orderId(),
                        told.version(),
                        told.provider(),
                        told.status(),
                        money("amount", told.amount(), told.currency()),
                        money("refunded", told.refunded(), told.currency()),
                        told.payUrl(),
                        told.payBy(),
                        told.attention(),
                        told.createdAt(),
                        told.paidAt()),
                fact.traceparent());
    }

    private static Money money(String field, String decimal, String currency) {
        try {
            return Money.of(decimal, currency);
        } catch (IllegalArgumentException e) {
            throw new UnusableReport(field);
        }
    }
}
