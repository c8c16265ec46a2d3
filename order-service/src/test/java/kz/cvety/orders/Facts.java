package kz.cvety.orders;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import kz.cvety.events.orders.Delivery;
import kz.cvety.events.orders.OrderItem;
import kz.cvety.events.orders.Person;
import kz.cvety.events.sync.OrderReported;
import kz.cvety.events.sync.OrderStatusReported;
import kz.cvety.events.sync.ReportedOrder;
import kz.cvety.kit.Origin;

/** Facts of the gateway to test with. */
public final class Facts {

    public static final String CONNECTION = "almaty-bitrix";
    public static final Origin BITRIX = Origin.bitrix(CONNECTION);

    private static final Instant AT = Instant.parse("2026-03-08T07:00:00Z");

    private Facts() {}

    public static String externalId(UUID orderId) {
        return "ext-" + orderId.toString().substring(0, 13);
    }

    public static OrderReported reported(UUID orderId, long revision, String status, List<String> changed) {
        return reported(orderId, revision, whole(orderId, status), changed);
    }

    public static OrderReported reported(UUID orderId, long revision, ReportedOrder order, List<String> changed) {
        return new OrderReported(orderId, CONNECTION, externalId(orderId), revision, AT, order, changed, "42");
    }

    public static OrderStatusReported statusReported(UUID orderId, long revision, String status) {
        return new OrderStatusReported(
                orderId, CONNECTION, externalId(orderId), revision, AT, status, "AP", "42", "called the buyer");
    }

    public static ReportedOrder whole(UUID orderId, String status) {
        return new ReportedOrder(
                "n-" + externalId(orderId),
                status,
                "KZT",
                "11000.00",
                "1500.00",
                new Person("Buyer", "8 700 000 00 01"),
                "171",
                new Person("Әйгерім", "+77000000002"),
                new Delivery("Абай 10", LocalDate.of(2026, 3, 9), "15:00-16:00", "18", "Алматы", "2", "17008"),
                List.of(
                        new OrderItem(null, null, "901", "5001", "Roses", "4000.00", 2),
                        new OrderItem(null, null, "902", "5002", "Tulips", "3000.00", 1)),
                Samples.CARD,
                "ring twice");
    }

    public static ReportedOrder cardText(String text) {
        return new ReportedOrder(null, null, null, null, null, null, null, null, null, null, text, null);
    }
}
