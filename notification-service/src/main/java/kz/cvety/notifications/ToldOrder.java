package kz.cvety.notifications;

import java.util.UUID;
import kz.cvety.events.orders.OrderStatus;

/**
 * What is remembered of an order between its facts.
 *
 * @param number as people call it
 * @param version of the newest snapshot seen
 * @param toldVersion of the newest fact that messages were written for; 0 when there was none
 * @param paid whether it was ever said to be paid
 */
public record ToldOrder(UUID orderId, String number, String status, long version, long toldVersion, boolean paid) {

    static ToldOrder first(UUID orderId, String number, String status, long version) {
        return new ToldOrder(orderId, number, status, version, 0, isPaid(status));
    }

    /** The order after another snapshot of it, which may be older than what is known. */
    ToldOrder seen(String newNumber, String newStatus, long newVersion) {
        var everPaid = paid || isPaid(newStatus);
        return newVersion > version
                ? new ToldOrder(orderId, newNumber, newStatus, newVersion, toldVersion, everPaid)
                : new ToldOrder(orderId, number, status, version, toldVersion, everPaid);
    }

    ToldOrder told(long newVersion) {
        return new ToldOrder(orderId, number, status, version, newVersion, paid);
    }

    private static boolean isPaid(String status) {
        return OrderStatus.PAID.name().equals(status);
    }
}
