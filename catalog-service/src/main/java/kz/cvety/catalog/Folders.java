package kz.cvety.catalog;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.kit.ShopId;

/** The folders of a shop. Everything happens inside a transaction of that shop. */
public interface Folders {

    /** All of them, by position and name. */
    List<Folder> all(ShopId shop);

    Optional<Folder> find(ShopId shop, UUID id);

    /** Makes everybody else who wants to change the shop's folders wait until this transaction ends. */
    void lock(ShopId shop);

    /** Writes a folder, new or known. */
    void store(ShopId shop, Folder folder);

    /** How many products lie in it, archived ones among them; no other may be put there until this transaction ends. */
    int productsIn(ShopId shop, UUID id);

    void delete(ShopId shop, UUID id);
}
