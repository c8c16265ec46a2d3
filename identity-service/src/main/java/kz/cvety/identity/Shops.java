package kz.cvety.identity;

import java.util.List;
import java.util.Optional;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;

/** The shops of the platform. */
public interface Shops {

    /** One page in the order of the ids. */
    record Page(List<Shop> shops, Optional<ShopId> next) {}

    Optional<Shop> find(ShopId shop);

    /** The shop to be changed: nobody else changes it until this transaction ends. */
    Optional<Shop> findLocked(ShopId shop);

    /** False when there is a shop of this id. */
    boolean add(Shop shop);

    void store(Shop shop);

    /** All shops, for those who run the platform. */
    Page page(@Nullable ShopId after, int size);
}
