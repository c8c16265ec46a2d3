package kz.cvety.simulators.bitrix;

import java.math.BigDecimal;

/** One line of an order's basket. */
public record BasketItem(
        long id, String productId, String name, BigDecimal price, BigDecimal quantity, String currency) {

    Checkout.Item wish() {
        return new Checkout.Item(productId, name, price, quantity);
    }

    BigDecimal sum() {
        return price.multiply(quantity);
    }
}
