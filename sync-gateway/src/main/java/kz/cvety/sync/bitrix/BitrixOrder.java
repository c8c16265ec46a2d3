package kz.cvety.sync.bitrix;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order in Bitrix's own words: texts as they came, absent is {@code null}, cleared is empty.
 *
 * @param id the order's id there
 * @param version counts its saves; a hook of the first bridge lacks it
 * @param xmlId our id, when we made the order
 * @param price goods and delivery together
 */
public record BitrixOrder(
        String id,
        @Nullable Long version,
        @Nullable String xmlId,
        @Nullable String number,
        @Nullable String status,
        @Nullable String price,
        @Nullable String priceDelivery,
        @Nullable String currency,
        @Nullable String dateUpdate,
        @Nullable String changedBy,
        @Nullable String description,
        Properties properties,
        @Nullable List<BasketItem> basket,
        @Nullable String userId,
        @Nullable String userName,
        @Nullable String userPhone) {

    /**
     * The shop's own properties of an order.
     *
     * @param data the delivery date, whatever its name suggests
     * @param when the delivery window: its id or its text
     */
    public record Properties(
            @Nullable String nameRecipient,
            @Nullable String phoneRecipient,
            @Nullable String addressRecipient,
            @Nullable String postcardText,
            @Nullable String data,
            @Nullable String when,
            @Nullable String city,
            @Nullable String shopId) {

        static final Properties NONE = new Properties(null, null, null, null, null, null, null, null);
    }

    /** A line of the basket. */
    public record BasketItem(
            String pointer,
            @Nullable String id,
            @Nullable String productId,
            @Nullable String name,
            @Nullable String price,
            @Nullable String quantity,
            @Nullable String currency) {}
}
