package kz.cvety.catalog.stock;

import kz.cvety.events.orders.OrderStatus;

/** How far an order is, as far as its flowers are concerned. */
public enum Stage {
    /** Waits for its flowers, and for money or a florist's word. */
    UNPAID,
    /** Waits for its flowers, and nothing else. */
    PAID,
    /** The flowers are in the bouquet. */
    ASSEMBLED,
    /** The flowers have left the shop for good; one that came back has perished. */
    DONE,
    /** Nobody wants the flowers any more. */
    CALLED_OFF;

    public static Stage of(OrderStatus status) {
        return switch (status) {
            case NEW, PROCESSING -> UNPAID;
            case PAID, ACCEPTED -> PAID;
            case ASSEMBLED, IN_DELIVERY -> ASSEMBLED;
            case DELIVERED, COMPLETED, RETURNED -> DONE;
            case REFUNDED, DECLINED, CANCELLED -> CALLED_OFF;
        };
    }

    /** Nothing more is to come of such an order. */
    boolean isOver() {
        return this == DONE || this == CALLED_OFF;
    }
}
