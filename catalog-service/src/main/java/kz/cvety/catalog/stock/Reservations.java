package kz.cvety.catalog.stock;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;

/** What is set aside for orders. Rows are locked in the order of their keys, and before any item. */
public interface Reservations {

    /** Makes room for reservations of orders that may have none yet. */
    void open(ShopId shop, Collection<OrderNews> news, Instant now);

    /** Those of these orders that exist, locked until the transaction ends. */
    List<Reservation> lock(ShopId shop, Collection<UUID> orders);

    /** Those of this shop that expire now; what somebody else is busy with is left to them. */
    List<Reservation> lockExpired(ShopId shop, Instant now, int limit);

    /** Shops with a reservation that expires now, whoever asks. */
    Set<ShopId> shopsWithExpired(Instant now);

    void store(ShopId shop, Collection<Reservation> changed, Instant now);

    /** Orders that were refused this item, oldest first, after one of them. */
    List<Waiting> waitingFor(ShopId shop, UUID item, @Nullable Waiting after, int limit);

    /** An order that waits for stock. */
    record Waiting(Instant placedAt, UUID orderId) {}

    Optional<Reserved> find(ShopId shop, UUID orderId);

    /** A reservation as people look at it. */
    record Reserved(Reservation reservation, Instant updatedAt, List<Wish> wishes) {}

    /** A line with the name of its item. */
    record Wish(UUID itemId, String item, String unit, Reservation.Line line) {}
}
