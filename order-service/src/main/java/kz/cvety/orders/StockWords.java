package kz.cvety.orders;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import kz.cvety.kit.ShopId;

/** What the catalog said about the stock of orders, kept with them. */
public interface StockWords {

    /** The newest word about one order. */
    record Word(UUID orderId, long version, StockState state, List<Lack> shortages) {}

    /**
     * Keeps those that are newer than what is known, in one statement; at most one word for each order. Joins the shop's transaction and
     * refuses when one of the orders is not here.
     */
    void keep(ShopId shop, Collection<Word> words);
}
