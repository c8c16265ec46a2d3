package kz.cvety.catalog.stock;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import kz.cvety.kit.ShopId;

/** Items of which there is more than before while orders wait for them, until those were tried again. */
public interface FreedItems {

    /** Remembers these of them that orders wait for. The caller holds the items. */
    void add(ShopId shop, Collection<UUID> items);

    /** Some of all shops. */
    List<Freed> some(int limit);

    /** Forgets it, unless there was another occasion since. */
    void settle(Freed freed);

    /** An occasion to try again. */
    record Freed(ShopId shop, UUID item, long times) {}
}
