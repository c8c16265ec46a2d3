package kz.cvety.orders;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.ArrayList;
import java.util.List;
import kz.cvety.events.orders.OrderItem;
import kz.cvety.kit.Money;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order with the product as it was at that time: renaming or repricing the product later changes nothing
 * here.
 *
 * @param priceMinor the price of one piece in minor units of {@code currency}
 */
@Embeddable
public record OrderLine(
        @Nullable String productId,
        @Nullable String variantId,
        @Nullable String externalProductId,
        @Nullable String externalBasketId,
        String name,
        @Column(name = "price") long priceMinor,
        String currency,
        int quantity) {

    public Money price() {
        return new Money(priceMinor, currency);
    }

    public Money total() {
        return price().times(quantity);
    }

    /** The lines as told, with the ids that the teller does not know taken from the lines they replace. */
    static List<OrderLine> keepingIds(List<OrderLine> current, List<OrderLine> told) {
        var left = new ArrayList<>(current);
        return told.stream()
                .map(line -> left.stream()
                        .filter(line::isSameLineAs)
                        .findFirst()
                        .map(before -> {
                            left.remove(before);
                            return line.withIdsOf(before);
                        })
                        .orElse(line))
                .toList();
    }

    private boolean isSameLineAs(OrderLine other) {
        if (externalBasketId != null && other.externalBasketId != null) {
            return externalBasketId.equals(other.externalBasketId);
        }
        if (externalProductId != null && other.externalProductId != null) {
            return externalProductId.equals(other.externalProductId);
        }
        return name.equals(other.name);
    }

    private OrderLine withIdsOf(OrderLine before) {
        return new OrderLine(
                productId == null ? before.productId : productId,
                productId == null ? before.variantId : variantId,
                externalProductId == null ? before.externalProductId : externalProductId,
                externalBasketId == null ? before.externalBasketId : externalBasketId,
                name,
                priceMinor,
                currency,
                quantity);
    }

    public OrderItem asItem() {
        return new OrderItem(
                productId, variantId, externalProductId, externalBasketId, name, price().toString(), quantity);
    }
}
