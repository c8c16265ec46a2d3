package kz.cvety.orders.kafka;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kz.cvety.events.orders.Delivery;
import kz.cvety.events.orders.OrderItem;
import kz.cvety.events.orders.OrderStatus;
import kz.cvety.events.orders.Person;
import kz.cvety.events.sync.OrderReported;
import kz.cvety.events.sync.OrderStatusReported;
import kz.cvety.events.sync.ReportedOrder;
import kz.cvety.events.sync.SyncOrderEvent;
import kz.cvety.kit.Money;
import kz.cvety.kit.inbox.Fact;
import kz.cvety.orders.Contact;
import kz.cvety.orders.Destination;
import kz.cvety.orders.Details;
import kz.cvety.orders.OrderLine;
import kz.cvety.orders.Report;
import org.jspecify.annotations.Nullable;

/** Reads the published words of the gateway into ours. */
final class Reports {

    private static final Set<String> STATUS_ONLY = Set.of("status");

    private Reports() {}

    static Report of(Fact<SyncOrderEvent> fact) {
        return switch (fact.event()) {
            case OrderReported whole ->
                new Report(
                        whole.orderId(),
                        whole.connection(),
                        whole.externalId(),
                        whole.revision(),
                        whole.reportedAt(),
                        status(whole.order().status()),
                        details(whole.order()),
                        topLevel(whole.changed()),
                        whole.changedBy(),
                        null,
                        fact.traceparent());
            case OrderStatusReported thin ->
                new Report(
                        thin.orderId(),
                        thin.connection(),
                        thin.externalId(),
                        thin.revision(),
                        thin.reportedAt(),
                        status(thin.status()),
                        null,
                        STATUS_ONLY,
                        thin.changedBy(),
                        thin.note(),
                        fact.traceparent());
        };
    }

    private static Details details(ReportedOrder told) {
        var currency = told.currency() == null || told.currency().isEmpty() ? Money.TENGE : told.currency();
        return new Details(
                told.orderNumber(),
                told.currency(),
                money("goodsTotal", told.goodsTotal(), currency),
                money("deliveryFee", told.deliveryFee(), currency),
                contact(told.buyer()),
                told.externalBuyerId(),
                contact(told.recipient()),
                destination(told.delivery()),
                told.items() == null ? null : lines(told.items(), currency),
                told.cardText(),
                told.instructions());
    }

    /** A field inside a person or a delivery counts as the whole of it: what is not told there stays. */
    private static Set<String> topLevel(List<String> changed) {
        return changed.stream().map(field -> field.split("\\.", 2)[0]).collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable OrderStatus status(@Nullable String name) {
        return name == null ? null : OrderStatus.named(name).orElseThrow(() -> new UnusableReport("status"));
    }

    private static @Nullable Money money(String field, @Nullable String decimal, String currency) {
        try {
            return decimal == null || decimal.isEmpty() ? null : Money.of(decimal, currency);
        } catch (IllegalArgumentException e) {
            throw new UnusableReport(field);
        }
    }

    private static @Nullable Contact contact(@Nullable Person told) {
        return told == null ? null : Contact.of(told.name(), told.phone());
    }

    private static @Nullable Destination destination(@Nullable Delivery told) {
        return told == null
                ? null
                : new Destination(
                        told.address(),
                        told.date(),
                        told.slot(),
                        told.slotId(),
                        told.city(),
                        told.cityId(),
                        told.pickupShopId());
    }

    private static List<OrderLine> lines(List<OrderItem> told, String currency) {
        return told.stream().map(item -> line(item, currency)).toList();
    }

    private static OrderLine line(OrderItem item, String currency) {
        var price = money("items", item.price(), currency);
        if (price == null) {
            throw new UnusableReport("items");
        }
        return new OrderLine(
                item.productId(),
                item.variantId(),
                item.externalProductId(),
                item.externalBasketId(),
                item.name(),
                price.minor(),
                currency,
                item.quantity());
    }
}
