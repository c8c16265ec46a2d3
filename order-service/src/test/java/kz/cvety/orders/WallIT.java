package kz.cvety.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.cvety.events.catalog.ProductAdded;
import kz.cvety.events.catalog.ProductArchived;
import kz.cvety.events.catalog.ProductChanged;
import kz.cvety.events.catalog.ProductVariant;
import kz.cvety.events.catalog.RecipeLine;
import kz.cvety.events.catalog.ReservationEnded;
import kz.cvety.events.catalog.ReservationMade;
import kz.cvety.events.catalog.ReservationRefused;
import kz.cvety.events.catalog.StockChanged;
import kz.cvety.events.catalog.StockRanLow;
import kz.cvety.events.catalog.StockRecovered;
import kz.cvety.events.payments.PaymentAssigned;
import kz.cvety.events.payments.PaymentCleared;
import kz.cvety.events.payments.PaymentRequested;
import kz.cvety.events.sync.Delivered;
import kz.cvety.events.sync.DeliveryParked;
import kz.cvety.events.sync.DeliveryResumed;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.wall.Call;
import kz.cvety.kit.wall.Wall;
import org.junit.jupiter.api.Test;

/** No other shop, no forged token and no fact of another shop reaches an order. A new endpoint or consumer belongs in here. */
class WallIT {

    private static final String BODY = """
            {"buyer": {"name": "Buyer", "phone": "+77000000001"}, "recipient": {"phone": "+77000000002"},
             "payment": {"provider": "KASPI", "payBy": "@payBy"},
             "delivery": {"address": "Абай 10", "date": "2026-03-09", "slotId": "18", "cityId": "2", "pickupShopId": "17008"},
             "items": [{"productId": "@product", "variantId": "@variant", "externalProductId": "901", "quantity": 2}]}""";

    private final ShopId victim = World.newShop();
    private final UUID order = UUID.randomUUID();

    @Test
    void standsAtEveryEndpointAndEveryConsumer() {
        var key = UUID.randomUUID().toString();
        var rose = CatalogFacts.item(5);
        var variant = new ProductVariant(
                UUID.randomUUID(), "25", null, "5500.00", true, List.of(new RecipeLine(rose.itemId(), 1)));
        var bouquet = CatalogFacts.product("Roses", "1.00", List.of(), List.of(variant));
        World.deliver(World.newFactId(), victim, Origin.SYSTEM, new StockChanged(rose, List.of()));
        World.deliver(World.newFactId(), victim, Origin.SYSTEM, new ProductAdded(bouquet));
        CatalogFacts.awaitKnown(bouquet.productId(), rose.itemId());
        var body = BODY.replace("@product", bouquet.productId().toString())
                .replace("@variant", variant.variantId().toString())
                .replace("@payBy", Instant.now().plusSeconds(7200).toString());
        var placed = World.post("/api/v1/orders", World.manager(victim), body, "Idempotency-Key", key);
        World.deliver(World.newFactId(), victim, Facts.BITRIX, Facts.reported(order, 1, "NEW", List.of()));
        World.deliver(World.newFactId(), victim, Facts.BITRIX, Facts.statusReported(order, 2, "PAID"));
        await().untilAsserted(() -> assertThat(World.get("/api/v1/orders/" + order, World.manager(victim))
                        .text("/status"))
                .isEqualTo("PAID"));
        var known = World.get("/api/v1/orders/" + order, World.manager(victim));
        var placedId = UUID.fromString(placed.text("/id"));
        var payment = new PaymentFacts(order);
        World.deliver(World.newFactId(), victim, Origin.SYSTEM, payment.offered(2));
        await().untilAsserted(() -> assertThat(World.get("/api/v1/orders/" + order, World.manager(victim))
                        .text("/payment/payUrl"))
                .isEqualTo(PaymentFacts.PAY_URL));
        var byId = Call.with().path("id", order);

        Wall.around(World.context(), victim)
                .open("order_tracking") // a buyer knows a tracking id and no shop
                .marks(
                        order,
                        payment.id(),
                        placed.text("/id"),
                        known.text("/trackingId"),
                        Facts.externalId(order),
                        Samples.CARD)
                .empties(
                        "GET /api/v1/orders",
                        Call.with()
                                .query("externalId", Facts.externalId(order))
                                .query("orderNumber", known.text("/orderNumber"))
                                .query("trackingId", known.text("/trackingId"))
                                .leaving("recipient", "stock", "cursor"))
                .hides("GET /api/v1/orders/{id}", byId)
                .hides("GET /api/v1/orders/{id}/history", byId)
                .hides(
                        "POST /api/v1/orders/{id}/status",
                        Call.with().path("id", order).body("{\"status\": \"ACCEPTED\"}"))
                .separates(
                        "POST /api/v1/orders",
                        Call.with().header("Idempotency-Key", key).body(body))
                .everybody(
                        "GET /api/v1/tracking/{trackingId}", Call.with().path("trackingId", known.text("/trackingId")))
                .operators("GET /v1/dead-letters", Call.with().leaving("state", "after"))
                .operators("POST /v1/dead-letters/{id}/redrive", byId)
                .operators("DELETE /v1/dead-letters/{id}", byId)
                .facts(
                        "orders.from-sync",
                        Facts.reported(order, 7, "CANCELLED", List.of("cardText")),
                        Facts.statusReported(order, 8, "CANCELLED"))
                .facts(
                        "orders.from-delivery",
                        new Delivered(order, "order", Facts.CONNECTION, 9, "stolen"),
                        new DeliveryParked(order, "order", Facts.CONNECTION, 9, "refused-by-bitrix"),
                        new DeliveryResumed(order, "order", Facts.CONNECTION, 9))
                .facts(
                        "orders.from-catalog-product",
                        new ProductAdded(CatalogFacts.renamed(bouquet, "stolen")),
                        new ProductChanged(CatalogFacts.renamed(bouquet, "stolen"), List.of("name")),
                        new ProductArchived(CatalogFacts.renamed(bouquet, "stolen")))
                .facts(
                        "orders.from-catalog-stock",
                        new StockChanged(CatalogFacts.level(rose, 9, 0), List.of(placedId)),
                        new StockRanLow(CatalogFacts.level(rose, 10, 0), List.of(placedId)),
                        new StockRecovered(CatalogFacts.level(rose, 11, 0), List.of(placedId)))
                .facts(
                        "orders.from-reservation",
                        new ReservationMade(placedId, 7),
                        new ReservationRefused(placedId, 8, List.of()),
                        new ReservationEnded(placedId, 9, "RELEASED"))
                .facts(
                        "orders.from-payments",
                        new PaymentRequested(payment.snapshot(7, "REQUESTED", PaymentFacts.TOTAL, "0.00", null)),
                        payment.offered(8),
                        payment.received(9),
                        new PaymentAssigned(payment.snapshot(10, "PAID", PaymentFacts.TOTAL, "0.00", null)),
                        payment.flagged(11, "PAID_TWICE"),
                        new PaymentCleared(payment.snapshot(12, "PAID", PaymentFacts.TOTAL, "0.00", null)),
                        payment.refunded(13, PaymentFacts.TOTAL),
                        payment.expired(14))
                .attack();
    }
}
