package kz.cvety.catalog.stock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.cvety.events.catalog.StockSnapshot;
import kz.cvety.events.catalog.StoreLevel;
import org.jspecify.annotations.Nullable;

/**
 * Something the shop keeps in stock, with what lies in each store and what is set aside. What lies somewhere is never below
 * zero; what is available may be, after a count that found less than was promised.
 */
public final class StockItem {

    /** What of the item lies in one store; {@code booked} is false as long as it never had any there. */
    public record Level(UUID storeId, String store, long onHand, boolean booked) {}

    private final UUID id;
    private Description description;
    private long edition;
    private long version;
    private long reserved;
    private boolean low;
    private Instant updatedAt;
    private boolean moved;
    private final List<Level> levels;

    /** What people say about an item, and at which level of what is available they want to be told. */
    public record Description(
            String name, String unit, @Nullable Long lowAt, boolean archived) {}

    /** An item as it was stored, with a level for every store in the order in which they are emptied. */
    public StockItem(
            UUID id,
            Description description,
            long edition,
            long version,
            long reserved,
            boolean low,
            Instant updatedAt,
            List<Level> levels) {
        this.id = id;
        this.description = description;
        this.edition = edition;
        this.version = version;
        this.reserved = reserved;
        this.low = low;
        this.updatedAt = updatedAt;
        this.levels = new ArrayList<>(levels);
    }

    /** A new item, of which there is nothing yet. */
    static StockItem described(UUID id, Description description, Instant now) {
        return new StockItem(id, description, 1, 0, 0, false, now, List.of());
    }

    public UUID id() {
        return id;
    }

    public Description description() {
        return description;
    }

    public long edition() {
        return edition;
    }

    public long version() {
        return version;
    }

    public long reserved() {
        return reserved;
    }

    public boolean low() {
        return low;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public List<Level> levels() {
        return List.copyOf(levels);
    }

    /** Whether a level is another one than was stored. */
    public boolean moved() {
        return moved;
    }

    public long onHand() {
        return levels.stream().mapToLong(Level::onHand).sum();
    }

    public long available() {
        return onHand() - reserved;
    }

    void describe(Description better) {
        description = better;
        edition++;
    }

    void setAside(long quantity) {
        reserved += quantity;
    }

    void release(long quantity) {
        reserved -= quantity;
    }

    /** What lies in this store; nothing if the shop has no such store. */
    @Nullable
    Level in(UUID store) {
        return levels.stream()
                .filter(level -> level.storeId().equals(store))
                .findFirst()
                .orElse(null);
    }

    /** Books a movement of {@code quantity} in a store of the shop. */
    void move(UUID store, long quantity) {
        moved = true;
        levels.replaceAll(level -> level.storeId().equals(store)
                ? new Level(store, level.store(), Math.addExact(level.onHand(), quantity), true)
                : level);
    }

    /** The next version, and whether it tells of an item that ran low or recovered. */
    Turn turn(Instant now) {
        version++;
        updatedAt = now;
        var lowAt = description.lowAt();
        var was = low;
        low = lowAt != null && !description.archived() && available() <= lowAt;
        return was == low ? Turn.NONE : low ? Turn.RAN_LOW : Turn.RECOVERED;
    }

    /** What a new version means to somebody who watches over the item. */
    enum Turn {
        NONE,
        RAN_LOW,
        RECOVERED
    }

    /** The first version: a new item is not low before anything happened to it. */
    void begin() {
        version = 1;
    }

    StockSnapshot snapshot() {
        return new StockSnapshot(
                id,
                version,
                description.name(),
                description.unit(),
                onHand(),
                reserved,
                available(),
                description.lowAt(),
                low,
                description.archived(),
                levels.stream()
                        .filter(Level::booked)
                        .map(level -> new StoreLevel(level.storeId(), level.store(), level.onHand()))
                        .toList(),
                updatedAt);
    }
}
