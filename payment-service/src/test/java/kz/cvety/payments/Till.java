package kz.cvety.payments;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import kz.cvety.events.orders.PaymentTerms;
import kz.cvety.kit.Money;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.payments.orders.FollowOrders;
import kz.cvety.payments.orders.HeardOrder;

/** A shop of its own, the orders it has heard of, and the money that comes. */
public final class Till {

    public final ShopId shop;

    private final ShopTransactions transactions = World.bean(ShopTransactions.class);

    public Till() {
        this(World.newShop());
    }

    public Till(ShopId shop) {
        this.shop = shop;
    }

    public static Money tenge(String amount) {
        return Money.of(amount, Money.TENGE);
    }

    public static Instant now() {
        return World.bean(InstantSource.class).instant().truncatedTo(ChronoUnit.MICROS);
    }

    public <T> T call(Supplier<T> work) {
        return transactions.call(shop, work);
    }

    public static HeardOrder heard(
            UUID order, long version, String status, String total, PaymentTerms terms, Instant placedAt) {
        return new HeardOrder(
                new PayableOrder(order, version, status, tenge(total), OrderFacts.number(order), terms), placedAt);
    }

    public static HeardOrder heard(UUID order, long version, String status, String total) {
        return heard(order, version, status, total, null, now());
    }

    public static HeardOrder heard(UUID order, long version, String status, String total, Instant payBy) {
        return heard(order, version, status, total, new PaymentTerms("KASPI", payBy), now());
    }

    public void hear(HeardOrder... orders) {
        transactions.run(shop, () -> World.bean(FollowOrders.class).handle(shop, Arrays.asList(orders)));
    }

    /** A new order that waits for its money, not with us. */
    public UUID order(String total) {
        var order = UUID.randomUUID();
        hear(heard(order, 1, "NEW", total));
        return order;
    }

    public UUID money(String amount) {
        return money(amount, null, now());
    }

    /** Money that a person notes. */
    public UUID money(String amount, UUID order, Instant paidAt) {
        var noted = new RecordManualPayment.Noted(order, tenge(amount), null, paidAt, null);
        return call(() -> World.bean(RecordManualPayment.class)
                .handle(shop, UUID.randomUUID(), noted, Origin.user("manager-1"))
                .id());
    }

    public void assign(UUID payment, UUID order) {
        call(() -> World.bean(AssignPayment.class).handle(shop, payment, order, Origin.user("manager-1")));
    }

    public void refund(UUID payment, String amount) {
        call(() -> World.bean(RefundPayment.class)
                .handle(shop, payment, UUID.randomUUID(), tenge(amount), null, Origin.user("manager-1")));
    }

    public Payment payment(UUID id) {
        return call(() -> payments().find(shop, id).orElseThrow());
    }

    public List<Payment> ofOrder(UUID order) {
        return call(() -> payments().ofOrder(shop, order));
    }

    /** The only payment of an order, or none. */
    public Optional<Payment> paymentOf(UUID order) {
        var found = ofOrder(order);
        if (found.size() > 1) {
            throw new AssertionError("more than one payment of " + order);
        }
        return found.stream().findFirst();
    }

    private static Payments payments() {
        return World.bean(Payments.class);
    }
}
