package kz.cvety.orders;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.kit.Money;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * What the shop offers and what is there, as far as it has been heard here: nothing is asked of another service. Each method joins the
 * shop's transaction.
 */
public interface Assortment {

    /**
     * A line as somebody orders it. Without a product it is a free one, with a name and a price of its own.
     *
     * @param price for a product, what the buyer was shown; absent when they take what it costs
     */
    record WantedLine(
            @Nullable UUID productId,
            @Nullable UUID variantId,
            @Nullable String externalProductId,
            @Nullable String name,
            @Nullable Money price,
            int quantity) {}

    /**
     * The lines of an order as they are sold now, each with what one piece of it takes from stock.
     *
     * @param recipes one for each line; empty where nothing is counted
     */
    record Choice(List<OrderLine> lines, List<Map<UUID, Long>> recipes) {}

    /** Finds what is wanted, and refuses everything that cannot be had at once. */
    Choice choose(ShopId shop, List<WantedLine> lines);

    /** Holds what the lines need until the catalog's levels include the order, or refuses them. */
    void hold(ShopId shop, UUID orderId, Choice choice);

    /** These orders will need nothing any more: what is held for them goes soon, if the catalog has not heard of them. */
    void letGo(ShopId shop, Collection<UUID> orders);
}
