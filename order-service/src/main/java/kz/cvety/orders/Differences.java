package kz.cvety.orders;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import kz.cvety.events.orders.OrderSnapshot;
import org.jspecify.annotations.Nullable;

/** The names of what two snapshots of an order do not agree about. */
final class Differences {

    private static final Map<String, Function<OrderSnapshot, @Nullable Object>> FIELDS = fields();

    private Differences() {}

    static List<String> between(OrderSnapshot before, OrderSnapshot after) {
        return FIELDS.entrySet().stream()
                .filter(field -> !Objects.equals(
                        field.getValue().apply(before), field.getValue().apply(after)))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, Function<OrderSnapshot, @Nullable Object>> fields() {
        var fields = new LinkedHashMap<String, Function<OrderSnapshot, @Nullable Object>>();
        fields.put("orderNumber", OrderSnapshot::orderNumber);
        fields.put("currency", OrderSnapshot::currency);
        fields.put("goodsTotal", OrderSnapshot::goodsTotal);
        fields.put("deliveryFee", OrderSnapshot::deliveryFee);
        fields.put("total", OrderSnapshot::total);
        fields.put("buyer", OrderSnapshot::buyer);
        fields.put("recipient", OrderSnapshot::recipient);
        fields.put("delivery", OrderSnapshot::delivery);
        fields.put("items", OrderSnapshot::items);
        fields.put("cardText", OrderSnapshot::cardText);
        fields.put("instructions", OrderSnapshot::instructions);
        return fields;
    }
}
