package kz.cvety.sync.outbound;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.regex.Pattern;
import kz.cvety.events.catalog.ProductSnapshot;
import kz.cvety.events.orders.OrderSnapshot;
import org.jspecify.annotations.Nullable;

/** When an order has to be at the door, which is how urgent it is to tell about it. */
public final class Deadlines {

    private static final Pattern START = Pattern.compile("\\s*([01]?\\d|2[0-3])[:.]([0-5]\\d)\\b.*");
    private static final LocalTime WITHOUT_SLOT = LocalTime.NOON;
    private static final Duration WITHOUT_DATE = Duration.ofDays(1);
    private static final Duration PRODUCT = Duration.ofDays(366);

    private Deadlines() {}

    /** The start of the delivery's slot on its date; noon without a slot; a day after the order without a date. */
    public static Instant of(OrderSnapshot order, ZoneId zone) {
        var date = order.delivery().date();
        if (date == null) {
            return order.placedAt().plus(WITHOUT_DATE);
        }
        return date.atTime(start(order.delivery().slot())).atZone(zone).toInstant();
    }

    /** No order waits for a product: a year after its last change. */
    public static Instant ofProduct(@Nullable ProductSnapshot product) {
        return (product == null ? Instant.EPOCH : product.updatedAt()).plus(PRODUCT);
    }

    private static LocalTime start(@Nullable String slot) {
        if (slot == null) {
            return WITHOUT_SLOT;
        }
        var start = START.matcher(slot);
        return start.matches()
                ? LocalTime.of(Integer.parseInt(start.group(1)), Integer.parseInt(start.group(2)))
                : WITHOUT_SLOT;
    }
}
