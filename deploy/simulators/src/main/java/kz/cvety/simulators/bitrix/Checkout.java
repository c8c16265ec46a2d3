package kz.cvety.simulators.bitrix;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to create an order.
 *
 * @param userId an account that is meant to exist; without one the buyer is found by phone or gets an account
 */
public record Checkout(
        @Nullable Long userId,
        String buyerName,
        String buyerPhone,
        BigDecimal delivery,
        Map<String, String> properties,
        List<Item> items) {

    public Checkout {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        items = List.copyOf(items);
    }

    /** A line wished for. */
    public record Item(String productId, String name, BigDecimal price, BigDecimal quantity) {}

    /** An empty one of this buyer. */
    public static Checkout by(String name, String phone) {
        return new Checkout(null, name, phone, BigDecimal.ZERO, Map.of(), List.of());
    }

    public Checkout item(String productId, String name, String price, int quantity) {
        var more = new ArrayList<>(items);
        more.add(new Item(productId, name, new BigDecimal(price), BigDecimal.valueOf(quantity)));
        return new Checkout(userId, buyerName, buyerPhone, delivery, properties, more);
    }

    /** Pieces of a product at its price of now. */
    public Checkout item(BitrixProduct product, int quantity) {
        return item(Long.toString(product.id()), product.name(), product.price().toPlainString(), quantity);
    }

    public Checkout property(String name, String value) {
        var more = new LinkedHashMap<>(properties);
        more.put(name, value);
        return new Checkout(userId, buyerName, buyerPhone, delivery, more, items);
    }

    public Checkout delivery(String price) {
        return new Checkout(userId, buyerName, buyerPhone, new BigDecimal(price), properties, items);
    }
}
