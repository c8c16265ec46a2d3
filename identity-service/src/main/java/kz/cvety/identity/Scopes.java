package kz.cvety.identity;

import java.util.function.Supplier;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens the transaction of a shop, or of the platform where there is none. */
@Component
class Scopes {

    private final ShopTransactions transactions;

    Scopes(ShopTransactions transactions) {
        this.transactions = transactions;
    }

    <T extends @Nullable Object> T within(@Nullable ShopId shop, Supplier<T> work) {
        return shop == null ? transactions.acrossShops(work) : transactions.call(shop, work);
    }

    <T extends @Nullable Object> T everywhere(Supplier<T> work) {
        return transactions.acrossShops(work);
    }
}
