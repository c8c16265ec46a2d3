package kz.cvety.simulators.bitrix;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A hook in the shop's outbox. The body is fixed when the order or the product is saved.
 *
 * @param orderId 0 for a hook about a product
 * @param productId absent for a hook about an order
 */
record Hook(String event, long orderId, @Nullable Long productId, long version, String status, String body) {

    static final String THIN = "thin";

    boolean thin() {
        return event.equals(THIN);
    }

    /** Of Bitrix24: a form body, and its token in it. */
    boolean form() {
        return event.toUpperCase(Locale.ROOT).equals(event);
    }

    /** What it is about: hooks of one subject leave one after another. */
    Object lane() {
        return productId == null ? orderId : "product " + productId;
    }

    String path(BitrixOptions options) {
        if (form()) {
            return "/webhooks/bitrix/events/" + options.connection;
        }
        if (productId != null) {
            return "/api/v1/webhooks/product-sync";
        }
        return thin() ? "/api/v1/webhooks/order-status-sync" : "/webhooks/bitrix/order";
    }
}
