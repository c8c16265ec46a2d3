package kz.cvety.catalog.stock;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import kz.cvety.catalog.stock.StockRefusals.NotEnoughOnHand;
import kz.cvety.catalog.stock.StockRefusals.ReasonRequired;
import kz.cvety.catalog.stock.StockRefusals.UnusableLine;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.idempotency.IdempotencyKey;
import kz.cvety.kit.idempotency.IdempotencyKeys;
import kz.cvety.kit.security.Caller;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Books what people do in the stores: all lines or none. A repeated request books nothing more. */
@Component
public class MoveStock {

    private static final Logger log = LoggerFactory.getLogger(MoveStock.class);

    /**
     * What is to be booked together.
     *
     * @param orderId the order it was done for, if any
     */
    public record Document(
            MovementKind kind,
            @Nullable String reason,
            @Nullable UUID orderId,
            List<Line> lines) {}

    /**
     * One item in one store.
     *
     * @param quantity how much, or in a count how much was found
     * @param toStoreId where it goes, in a transfer
     */
    public record Line(UUID itemId, UUID storeId, @Nullable UUID toStoreId, long quantity) {}

    private final Bookkeeping bookkeeping;
    private final IdempotencyKeys keys;

    MoveStock(Bookkeeping bookkeeping, IdempotencyKeys keys) {
        this.bookkeeping = bookkeeping;
        this.keys = keys;
    }

    /** The id under which everything was booked; runs inside a transaction of the shop. */
    public UUID handle(ShopId shop, Caller caller, IdempotencyKey key, Document document) {
        if (document.kind() == MovementKind.WRITE_OFF
                && (document.reason() == null || document.reason().isBlank())) {
            throw new ReasonRequired();
        }
        var id = UuidCreator.getTimeOrderedEpoch();
        var repeated = keys.claim(shop, key, id);
        if (repeated.isPresent()) {
            return repeated.get();
        }
        var items = new TreeSet<UUID>();
        document.lines().forEach(line -> items.add(line.itemId()));
        var books = bookkeeping.open(shop, items);
        var entries = new Entries(books, id, document, caller.origin().value(), books.now());
        for (var i = 0; i < document.lines().size(); i++) {
            entries.book(i + 1, document.lines().get(i));
        }
        bookkeeping.close(shop, books, caller.origin());
        log.atInfo()
                .addKeyValue("shop", shop)
                .addKeyValue("document", id)
                .addKeyValue("kind", document.kind())
                .addKeyValue("lines", document.lines().size())
                .log("stock.moved");
        return id;
    }

    private record Entries(Books books, UUID id, Document document, String actor, Instant now) {

        void book(int number, Line line) {
            var item = books.item(line.itemId());
            if (item == null || item.description().archived()) {
                throw new UnusableLine(number, "names an item that is not kept in stock");
            }
            var level = item.in(line.storeId());
            if (level == null) {
                throw new UnusableLine(number, "names a store that does not exist");
            }
            if (line.quantity() < 1 && document.kind() != MovementKind.COUNT) {
                throw new UnusableLine(number, "moves nothing");
            }
            var before = item.available();
            switch (document.kind()) {
                case RECEIVE -> move(line, line.storeId(), line.quantity(), null);
                case WRITE_OFF -> {
                    needs(number, line, level.onHand());
                    move(line, line.storeId(), -line.quantity(), null);
                }
                case TRANSFER -> {
                    var to = line.toStoreId();
                    if (to == null || to.equals(line.storeId()) || item.in(to) == null) {
                        throw new UnusableLine(number, "names no other store to go to");
                    }
                    needs(number, line, level.onHand());
                    move(line, line.storeId(), -line.quantity(), null);
                    move(line, to, line.quantity(), null);
                }
                case COUNT -> move(line, line.storeId(), line.quantity() - level.onHand(), line.quantity());
                case CONSUME -> throw new UnusableLine(number, "uses up what only an order can");
            }
            if (item.available() > before) {
                books.freed(item.id());
            }
        }

        private static void needs(int number, Line line, long onHand) {
            if (onHand < line.quantity()) {
                throw new NotEnoughOnHand(number, line.itemId(), line.storeId(), line.quantity(), onHand);
            }
        }

        private void move(Line line, UUID store, long quantity, @Nullable Long counted) {
            books.book(new Movement(
                    id,
                    document.kind(),
                    line.itemId(),
                    store,
                    quantity,
                    counted,
                    document.orderId(),
                    document.reason(),
                    actor,
                    now));
        }
    }
}
