package kz.cvety.simulators.bitrix;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An order as the shop holds it after one save.
 *
 * @param xmlId the external key given by whoever created it, or an empty string
 * @param version the shop's save counter, 1 for a new order
 * @param dateUpdate time of the save in whole seconds, as Bitrix stores it
 * @param changedBy id of the user who saved it, empty when it was a call from outside
 * @param properties recipient, address, card text and the like, every value exactly as it was given
 */
public record BitrixOrder(
        long id,
        String xmlId,
        long version,
        String status,
        BigDecimal priceDelivery,
        String currency,
        Instant dateInsert,
        Instant dateUpdate,
        String changedBy,
        Map<String, String> properties,
        List<BasketItem> basket,
        ShopUser user) {

    public BitrixOrder {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        basket = List.copyOf(basket);
    }

    /** The grand total: goods and delivery. */
    public BigDecimal price() {
        return basket.stream().map(BasketItem::sum).reduce(priceDelivery, BigDecimal::add);
    }

    /** The property's value, or an empty string. */
    public String property(String name) {
        return properties.getOrDefault(name, "");
    }
}
