package kz.cvety.notifications;

import java.util.UUID;

/**
 * What is remembered of an order between its facts.
 *
 * @param number as people call it
 * @param version of the newest snapshot seen
 * @param toldVersion of the newest fact that messages were written for; 0 when there was none
 */
public record ToldOrder(UUID orderId, String number, String status, long version, long toldVersion) {

    /** The order after another snapshot of it, which may be older than what is known. */
    ToldOrder seen(String newNumber, String newStatus, long newVersion) {
        return newVersion > version ? new ToldOrder(orderId, newNumber, newStatus, newVersion, toldVersion) : this;
    }

    ToldOrder told(long newVersion) {
        return new ToldOrder(orderId, number, status, version, newVersion);
    }
}
