package kz.cvety.catalog.stock;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of the stock an order takes, with the order's version it is about and a version of its own. */
public final class Reservation {

    /** Where a reservation stands. */
    public enum State {
        /** The order takes nothing, so far. */
        NONE,
        /** Everything is set aside. */
        HELD,
        /** Something is short, so nothing is set aside; it is tried again when there is more. */
        REFUSED,
        /** The flowers are used, as far as there were any. */
        CONSUMED,
        /** Nothing is set aside, because the order was called off. */
        RELEASED,
        /** Nothing is set aside, because the order was not paid or accepted in time. */
        EXPIRED
    }

    /**
     * What the order takes of one item.
     *
     * @param held of that, set aside
     * @param missing of that, not there when the order was assembled all the same
     */
    public record Line(long wanted, long held, long missing) {}

    private final UUID orderId;
    private final Instant placedAt;
    private long orderVersion;
    private long version;
    private State state;
    private @Nullable Instant expiresAt;
    private final Map<UUID, Line> lines;

    public Reservation(
            UUID orderId,
            Instant placedAt,
            long orderVersion,
            long version,
            State state,
            @Nullable Instant expiresAt,
            Map<UUID, Line> lines) {
        this.orderId = orderId;
        this.placedAt = placedAt;
        this.orderVersion = orderVersion;
        this.version = version;
        this.state = state;
        this.expiresAt = expiresAt;
        this.lines = new TreeMap<>(lines);
    }

    public UUID orderId() {
        return orderId;
    }

    public Instant placedAt() {
        return placedAt;
    }

    public long orderVersion() {
        return orderVersion;
    }

    public long version() {
        return version;
    }

    public State state() {
        return state;
    }

    public @Nullable Instant expiresAt() {
        return expiresAt;
    }

    /** By item; one that the order does not take any more stays with nothing wanted. */
    public Map<UUID, Line> lines() {
        return Map.copyOf(lines);
    }

    boolean isOpen() {
        return state == State.HELD || state == State.REFUSED;
    }

    /** What the order took of each item when it was last looked at. */
    Map<UUID, Long> wanted() {
        var wanted = new TreeMap<UUID, Long>();
        lines.forEach((item, line) -> {
            if (line.wanted() > 0) {
                wanted.put(item, line.wanted());
            }
        });
        return wanted;
    }

    long held(UUID item) {
        var line = lines.get(item);
        return line == null ? 0 : line.held();
    }

    /** Remembers the order's version; answers false for one that is not newer than what was looked at. */
    boolean hear(long newer) {
        if (newer <= orderVersion) {
            return false;
        }
        orderVersion = newer;
        return true;
    }

    void expireAt(@Nullable Instant moment) {
        expiresAt = moment;
    }

    /** The next version. */
    void become(State next, Map<UUID, Line> now) {
        state = next;
        version++;
        lines.replaceAll((item, line) -> new Line(0, 0, 0));
        lines.putAll(now);
    }
}
