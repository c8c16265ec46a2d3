package kz.cvety.sync;

import kz.cvety.events.orders.OrderStatus;

/**
 * What a row of {@code write_ledger} says: this field of this order was, or is about to be, set to this value by us, so a
 * hook that tells the same is our echo. Before each attempt (of a create too: it sets a status) the outbound side adds
 * the row; a hook consumes it once. An answer that carries a version makes the row needless, because the version then
 * tells the echo, so a success with a version consumes the rows of its delivery: a person who later sets the same value
 * again is heard.
 */
public final class Written {

    /** The field of a status change; its value is the name of the {@link OrderStatus}. */
    public static final String STATUS = "status";

    private Written() {}

    public static byte[] hash(OrderStatus status) {
        return hash(status.name());
    }

    public static byte[] hash(String value) {
        return Digests.of(value);
    }
}
