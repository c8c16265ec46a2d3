package kz.cvety.orders;

import java.util.List;
import java.util.UUID;
import kz.cvety.kit.ShopId;

/** How orders came to their status: one row per accepted transition, written with it and never changed. */
public interface History {

    /** Appends all of them in one statement, inside the transaction that makes them. */
    void append(ShopId shop, List<Transition> transitions);

    /** The transitions of one order, oldest first. */
    List<Transition> of(ShopId shop, UUID orderId);
}
