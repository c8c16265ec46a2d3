package kz.cvety.notifications;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import kz.cvety.events.catalog.StockChanged;
import kz.cvety.events.catalog.StockRanLow;
import kz.cvety.events.catalog.StockRecovered;
import kz.cvety.events.payments.PaymentAssigned;
import kz.cvety.events.payments.PaymentCleared;
import kz.cvety.events.payments.PaymentRequested;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.wall.Call;
import kz.cvety.kit.wall.Wall;
import org.junit.jupiter.api.Test;

/** No other shop, no forged token and no fact of another shop reaches a chat or a message. A new endpoint or consumer belongs in here. */
class WallIT {

    private final RunningService service = RunningService.shared();
    private final ShopId victim = RunningService.newShop();
    private final UUID order = UUID.randomUUID();
    private final UUID item = UUID.randomUUID();
    private final UUID payment = UUID.randomUUID();
    private final long staff = RunningService.newChat();

    @Test
    void standsAtEveryEndpointAndEveryConsumer() {
        service.addStaff(victim, staff);
        service.telegram().refuse(staff, 400, "Bad Request: message is too long", "{}");
        service.publish(victim, TestOrders.placed(order));
        await().until(() -> 1
                == service.ask(
                        Integer.class, "select count(*) from message where order_id = ? and state = 'PARKED'", order));
        service.subscribe(victim, order, RunningService.newChat());
        service.publish(victim, new StockRanLow(TestStock.level(item, 2, 5), List.of()));
        await().until(() -> 1
                == service.asSuperuser()
                        .queryForObject("select count(*) from told_item where item_id = ?", Integer.class, item));
        service.publish(victim, TestPayments.flagged(payment, order, 2, "LATE"));
        await().until(() -> 1
                == service.asSuperuser()
                        .queryForObject(
                                "select count(*) from told_payment where payment_id = ?", Integer.class, payment));
        var message =
                service.ask(UUID.class, "select id from message where order_id = ? and kind = 'NEW_ORDER'", order);
        var byId = Call.with().path("id", order);

        Wall.around(service.context(), victim)
                .marks(order, item, payment, message, TestOrders.PHONE)
                .empties(
                        "GET /api/v1/notifications",
                        Call.with().query("orderId", order).query("shop", victim))
                .hides(
                        "POST /api/v1/notifications/{id}/retry",
                        Call.with().path("id", message).query("shop", victim))
                .empties("GET /api/v1/staff-chats", Call.with())
                .separates("POST /api/v1/staff-chats/invitations", Call.with().body("{\"locale\": \"ru\"}"))
                .hides("DELETE /api/v1/staff-chats/{chatId}", Call.with().path("chatId", staff))
                .hides("POST /api/v1/subscriptions", Call.with().body("{\"orderId\": \"%s\"}".formatted(order)))
                .everybody("POST /webhooks/telegram", Call.with().body("{\"update_id\": 1}"))
                .operators("GET /v1/dead-letters", Call.with().leaving("state", "after"))
                .operators("POST /v1/dead-letters/{id}/redrive", byId)
                .operators("DELETE /v1/dead-letters/{id}", byId)
                .facts(
                        "notifications.from-orders",
                        TestOrders.placed(order),
                        TestOrders.changed(order, 2, "NEW", "PAID"))
                .facts(
                        "notifications.from-stock",
                        new StockRanLow(TestStock.level(item, 8, 1), List.of(order)),
                        new StockRecovered(TestStock.level(item, 9, 90), List.of(order)),
                        new StockChanged(TestStock.level(item, 10, 80), List.of(order)))
                .facts(
                        "notifications.from-payments",
                        new PaymentRequested(TestPayments.snapshot(payment, order, 7, "REQUESTED", null)),
                        TestPayments.offered(payment, order, 8),
                        TestPayments.received(payment, order, 9),
                        new PaymentAssigned(TestPayments.snapshot(payment, order, 10, "PAID", null)),
                        TestPayments.flagged(payment, order, 11, "PAID_TWICE"),
                        new PaymentCleared(TestPayments.snapshot(payment, order, 12, "PAID", null)),
                        TestPayments.refunded(payment, order, 13),
                        TestPayments.expired(payment, order, 14))
                .attack();
    }
}
