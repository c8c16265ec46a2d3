package kz.cvety.sync.bitrix;

import kz.cvety.sync.Amount;
import org.jspecify.annotations.Nullable;

/** Bitrix tells goods and delivery together, and the delivery apart; we keep the two apart. */
record Money(@Nullable String goods, @Nullable String delivery) {

    static Money of(Translation translation, BitrixOrder order) {
        var total = told(translation, order.price(), "#/data/PRICE");
        var delivery = told(translation, order.priceDelivery(), "#/data/PRICE_DELIVERY");
        if (total == null) {
            return new Money(null, text(delivery));
        }
        var goods = delivery == null ? total : total.minus(delivery);
        if (goods.minor() < 0) {
            throw Translation.malformed("#/data/PRICE", "is less than the delivery alone");
        }
        return new Money(goods.toString(), text(delivery));
    }

    private static @Nullable Amount told(Translation translation, @Nullable String text, String pointer) {
        return text == null || text.isEmpty() ? null : translation.amount(text, pointer);
    }

    private static @Nullable String text(@Nullable Amount amount) {
        return amount == null ? null : amount.toString();
    }
}
