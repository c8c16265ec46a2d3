package kz.cvety.orders;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import kz.cvety.events.orders.OrderStatus;
import kz.cvety.kit.Money;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;

/** Orders to test with. */
public final class Samples {

    public static final ShopId SHOP = new ShopId("almaty");
    public static final Instant NOON = Instant.parse("2026-03-08T07:00:00Z");
    public static final String CARD = "Құттықтаймыз, Әйгерім! 🌷\n\"Мерекеңмен\" — бәріміз\r\n";

    private Samples() {}

    public static Details details() {
        return new Details(
                null,
                "KZT",
                null,
                Money.of("1500", "KZT"),
                Contact.of("Buyer", "8 (700) 000-00-01"),
                "171",
                Contact.of("Әйгерім", "+7 700 000 00 02"),
                new Destination(
                        "Абай даңғылы 10", LocalDate.of(2026, 3, 9), "15:00-16:00", "18", "Алматы", "2", "17008"),
                List.of(line("Roses", "5500", 2)),
                CARD,
                null);
    }

    /** Details that tell nothing. */
    public static Details nothing() {
        return new Details(null, null, null, null, null, null, null, null, null, null, null);
    }

    public static Details cardText(String text) {
        return new Details(null, null, null, null, null, null, null, null, null, text, null);
    }

    public static Details items(List<OrderLine> items) {
        return new Details(null, null, null, null, null, null, null, null, items, null, null);
    }

    public static OrderLine line(String name, String price, int quantity) {
        return new OrderLine(
                "p-1", null, "901", null, name, Money.of(price, "KZT").minor(), "KZT", quantity);
    }

    public static Order order(OrderStatus status) {
        return order(UUID.randomUUID(), status);
    }

    public static Order order(UUID id, OrderStatus status) {
        return new Order(SHOP, id, TrackingIds.next(), status, details(), null, Origin.user("u1"), NOON);
    }

    static Order toBePaid(OrderStatus status, Instant payBy) {
        var terms = new PayTerms(PayProvider.KASPI, payBy);
        return new Order(
                SHOP, UUID.randomUUID(), TrackingIds.next(), status, details(), terms, Origin.user("u1"), NOON);
    }

    public static Change byUser() {
        return new Change(Origin.user("u1"), "u1", null, NOON.plusSeconds(60));
    }

    public static Change byBitrix() {
        return new Change(Origin.bitrix("almaty-bitrix"), "42", null, NOON.plusSeconds(60));
    }
}
