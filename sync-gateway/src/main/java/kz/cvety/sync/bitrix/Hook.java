package kz.cvety.sync.bitrix;

import org.jspecify.annotations.Nullable;

/** What a request from Bitrix says. */
public sealed interface Hook {

    /** What happened, in the words of the sender. */
    String event();

    /** A whole order. */
    record OrderTold(String event, BitrixOrder order) implements Hook {}

    /**
     * Only a status.
     *
     * @param version the order's save counter, which only our own hook adds
     */
    record StatusTold(
            String orderId,
            String status,
            @Nullable Long version,
            @Nullable String changedBy,
            @Nullable String notes) implements Hook {
        @Override
        public String event() {
            return "order.status.change";
        }
    }

    /** An order was touched; what it is now has to be read. */
    record OrderTouched(String event, String orderId) implements Hook {}

    /** A whole product. */
    record ProductTold(String event, BitrixProduct product) implements Hook {}

    /** A product was deleted. */
    record ProductRemoved(
            String productId,
            @Nullable Long version,
            @Nullable String dateUpdate,
            @Nullable String changedBy) implements Hook {
        @Override
        public String event() {
            return "product.deleted";
        }
    }

    /** A product was touched; what it is now has to be read. */
    record ProductTouched(String event, String productId) implements Hook {}

    /** An event that means nothing to us yet. */
    record NotUnderstood(String event, String reason) implements Hook {}

    /** Somebody tries whether we are there. */
    record Probe() implements Hook {
        @Override
        public String event() {
            return "test";
        }
    }
}
