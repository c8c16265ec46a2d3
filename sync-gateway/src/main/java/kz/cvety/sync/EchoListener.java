package kz.cvety.sync;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import kz.cvety.kit.ShopId;

/**
 * Told in the transaction that recognises hooks as echoes of our own writes: an echo of an older write may leave Bitrix
 * behind what we hold now, and then it has to be told again.
 */
public interface EchoListener {

    /** Answers the orders that are told again. */
    List<UUID> handle(ShopId shop, String connection, Collection<UUID> orders);
}
