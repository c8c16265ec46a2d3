package kz.cvety.payments;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks for the money of an order. The provider is called later, by whoever runs errands. */
@Component
public class RequestPayment {

    private static final Logger log = LoggerFactory.getLogger(RequestPayment.class);

    private final Payments payments;
    private final PayableOrders orders;
    private final ProviderAccounts accounts;
    private final Errands errands;
    private final PaymentFacts facts;
    private final PaymentProperties properties;
    private final InstantSource clock;

    RequestPayment(
            Payments payments,
            PayableOrders orders,
            ProviderAccounts accounts,
            Errands errands,
            PaymentFacts facts,
            PaymentProperties properties,
            InstantSource clock) {
        this.payments = payments;
        this.orders = orders;
        this.accounts = accounts;
        this.errands = errands;
        this.facts = facts;
        this.properties = properties;
        this.clock = clock;
    }

    /** A payment that a person asks for; refused while another is open or has paid. Runs inside a transaction of the shop. */
    public Payment handle(
            ShopId shop, UUID paymentId, Origin by, UUID orderId, Provider provider, @Nullable Instant payBy) {
        // before the order is read: whoever ends it may not pass between
        var others = payments.lockByOrder(shop, orderId);
        var order = orders.find(shop, orderId).orElseThrow(PaymentRefused.UnknownOrder::new);
        if (order.isOver()) {
            throw new PaymentRefused.OrderOver(order.status());
        }
        if (order.total().minor() <= 0) {
            throw new PaymentRefused.AmountNotPayable("This order costs nothing");
        }
        if (!provider.isOnline()
                || accounts.find(shop, provider)
                        .filter(ProviderAccount::enabled)
                        .isEmpty()) {
            throw new PaymentRefused.NoProviderAccount(provider);
        }
        for (var other : others) {
            if (other.isOpen()) {
                throw new PaymentRefused.PaymentOpen(other.id());
            }
            if (other.covers()) {
                throw new PaymentRefused.OrderPaid(other.id());
            }
        }
        var until = payBy == null ? clock.instant().plus(properties.payWithin()) : payBy;
        return request(shop, paymentId, by, order, provider, until);
    }

    /**
     * The payment that an order's own terms ask for. Only an order of which no payment is known gets one, so that hearing of it
     * again asks for nothing twice. Runs inside a transaction of the shop.
     */
    public Optional<Payment> forTerms(ShopId shop, PayableOrder order) {
        var terms = order.terms();
        if (terms == null || order.isOver() || order.total().minor() <= 0) {
            return Optional.empty();
        }
        var provider = online(terms.provider());
        if (provider.isEmpty()) {
            log.atWarn()
                    .addKeyValue("shop", shop)
                    .addKeyValue("order", order.id())
                    .addKeyValue("provider", terms.provider())
                    .log("payment.provider-unknown");
            return Optional.empty();
        }
        if (!payments.lockByOrder(shop, order.id()).isEmpty()) {
            return Optional.empty();
        }
        var id = UuidCreator.getTimeOrderedEpoch();
        return Optional.of(request(shop, id, Origin.SYSTEM, order, provider.get(), terms.payBy()));
    }

    private Payment request(ShopId shop, UUID id, Origin by, PayableOrder order, Provider provider, Instant payBy) {
        var now = clock.instant();
        var payment = Payment.request(shop, id, order, provider, payBy, now);
        var attempt = payment.attempt(UuidCreator.getTimeOrderedEpoch(), now);
        payments.add(shop, payment);
        errands.add(shop, Errands.Kind.MAKE, attempt.id(), payment, now);
        errands.add(shop, Errands.Kind.END, payment.id(), payment, payBy);
        facts.tell(shop, by, List.of(payment.requested()));
        log.atInfo()
                .addKeyValue("shop", shop)
                .addKeyValue("payment", id)
                .addKeyValue("order", order.id())
                .addKeyValue("provider", provider)
                .log("payment.requested");
        return payment;
    }

    private static Optional<Provider> online(String name) {
        return Stream.of(Provider.values())
                .filter(Provider::isOnline)
                .filter(each -> each.name().equals(name))
                .findFirst();
    }
}
