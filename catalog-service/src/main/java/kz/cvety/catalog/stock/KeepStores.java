package kz.cvety.catalog.stock;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.UUID;
import kz.cvety.catalog.stock.StockRefusals.UnknownStore;
import kz.cvety.catalog.stock.StockRefusals.VersionMismatch;
import kz.cvety.catalog.stock.Stores.Store;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.idempotency.IdempotencyKey;
import kz.cvety.kit.idempotency.IdempotencyKeys;
import org.springframework.stereotype.Component;

/** Says where a shop keeps its stock. All methods run inside a transaction of the shop. */
@Component
public class KeepStores {

    private final Stores stores;
    private final IdempotencyKeys keys;
    private final InstantSource clock;

    KeepStores(Stores stores, IdempotencyKeys keys, InstantSource clock) {
        this.stores = stores;
        this.keys = keys;
        this.clock = clock;
    }

    /** The new store, or the one that the same request has made before. */
    public Store add(ShopId shop, IdempotencyKey key, String name, int position) {
        var now = clock.instant();
        var store = new Store(UuidCreator.getTimeOrderedEpoch(), name, position, 1);
        var repeated = keys.claim(shop, key, store.id());
        if (repeated.isPresent()) {
            return stores.find(shop, repeated.get()).orElseThrow(UnknownStore::new);
        }
        stores.add(shop, store, now);
        return store;
    }

    public Store change(ShopId shop, UUID id, String name, int position, OptionalLong expectedVersion) {
        var store = stores.lock(shop, id).orElseThrow(UnknownStore::new);
        if (expectedVersion.isPresent() && expectedVersion.getAsLong() != store.version()) {
            throw new VersionMismatch(expectedVersion.getAsLong(), store.version());
        }
        var changed = new Store(id, name, position, store.version() + 1);
        stores.store(shop, changed, clock.instant());
        return changed;
    }
}
