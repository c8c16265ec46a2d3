package kz.cvety.identity;

import java.util.List;
import java.util.Optional;
import kz.cvety.kit.ShopId;

/** The permission sets a shop has defined. */
public interface PermissionSets {

    List<PermissionSet> all(ShopId shop);

    Optional<PermissionSet> find(ShopId shop, String name);

    /** Makes it what it is from now on, new or not. */
    void define(ShopId shop, PermissionSet set);

    boolean isUsed(ShopId shop, String name);

    void drop(ShopId shop, String name);
}
