package kz.cvety.orders;

import java.time.LocalDate;
import java.util.Set;
import kz.cvety.events.orders.OrderStatus;
import org.jspecify.annotations.Nullable;

/**
 * Which orders to list; what is absent does not narrow.
 *
 * @param recipient a part of the recipient's name, in any case
 */
public record OrderFilter(
        Set<OrderStatus> statuses,
        @Nullable LocalDate deliveryFrom,
        @Nullable LocalDate deliveryTo,
        @Nullable String externalId,
        @Nullable String orderNumber,
        @Nullable String trackingId,
        @Nullable String recipient,
        @Nullable StockState stock) {

    public static final OrderFilter ALL = new OrderFilter(Set.of(), null, null, null, null, null, null, null);
}
