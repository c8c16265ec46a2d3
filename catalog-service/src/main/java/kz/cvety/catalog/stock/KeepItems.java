package kz.cvety.catalog.stock;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.UnaryOperator;
import kz.cvety.catalog.stock.StockItem.Description;
import kz.cvety.catalog.stock.StockRefusals.ItemInUse;
import kz.cvety.catalog.stock.StockRefusals.UnknownItem;
import kz.cvety.catalog.stock.StockRefusals.VersionMismatch;
import kz.cvety.events.catalog.StockChanged;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.idempotency.IdempotencyKey;
import kz.cvety.kit.idempotency.IdempotencyKeys;
import kz.cvety.kit.outbox.Outbox;
import kz.cvety.kit.security.Caller;
import org.springframework.stereotype.Component;

/** Says what the shop keeps in stock. All methods run inside a transaction of the shop. */
@Component
public class KeepItems {

    private final StockItems items;
    private final IdempotencyKeys keys;
    private final Bookkeeping bookkeeping;
    private final Outbox outbox;
    private final InstantSource clock;

    KeepItems(StockItems items, IdempotencyKeys keys, Bookkeeping bookkeeping, Outbox outbox, InstantSource clock) {
        this.items = items;
        this.keys = keys;
        this.bookkeeping = bookkeeping;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The new item, or the one that the same request has made before. */
    public StockItem add(ShopId shop, Caller caller, IdempotencyKey key, Description description) {
        var now = clock.instant();
        var item = StockItem.described(UuidCreator.getTimeOrderedEpoch(), description, now);
        var repeated = keys.claim(shop, key, item.id());
        if (repeated.isPresent()) {
            return items.find(shop, repeated.get()).orElseThrow(UnknownItem::new);
        }
        item.begin();
        items.add(shop, item);
        outbox.append(shop, caller.origin(), new StockChanged(item.snapshot(), List.of()));
        return item;
    }

    /** Describes it differently. */
    public StockItem describe(
            ShopId shop, Caller caller, UUID id, Description description, OptionalLong expectedEdition) {
        return change(shop, caller, id, expectedEdition, was -> description);
    }

    /** Keeps it in stock no more. An item of which something is there or set aside cannot be archived. */
    public StockItem archive(ShopId shop, Caller caller, UUID id, OptionalLong expectedEdition) {
        return change(
                shop, caller, id, expectedEdition, was -> new Description(was.name(), was.unit(), was.lowAt(), true));
    }

    private StockItem change(
            ShopId shop, Caller caller, UUID id, OptionalLong expectedEdition, UnaryOperator<Description> difference) {
        var books = bookkeeping.open(shop, List.of(id));
        var item = books.item(id);
        if (item == null) {
            throw new UnknownItem();
        }
        if (expectedEdition.isPresent() && expectedEdition.getAsLong() != item.edition()) {
            throw new VersionMismatch(expectedEdition.getAsLong(), item.edition());
        }
        var description = difference.apply(item.description());
        if (description.equals(item.description())) {
            return item;
        }
        if (description.archived()) {
            if (item.onHand() > 0 || item.reserved() > 0) {
                throw new ItemInUse(item.onHand(), item.reserved());
            }
            // orders that were refused it can do without it now
            books.freed(id);
        }
        item.describe(description);
        books.changed(id);
        bookkeeping.close(shop, books, caller.origin());
        return item;
    }
}
