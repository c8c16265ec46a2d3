package kz.cvety.sync.inbound;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;

/** What waits for a person. Every method takes the shop whose rows may be seen; none means the platform's operator. */
public interface ParkingLot {

    record Row(
            UUID id,
            String shop,
            String connection,
            @Nullable String externalId,
            String reason,
            String detail,
            String state,
            Instant parkedAt,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy) {}

    /** A row with what had arrived. */
    record Stored(Row row, Arrival.Kind kind, UUID receiptId, Arrival.Body body, Instant receivedAt) {}

    record Filter(
            @Nullable String reason,
            @Nullable String connection,
            String state,
            @Nullable UUID after) {}

    List<Row> list(@Nullable ShopId shop, Filter filter, int most);

    Optional<Stored> find(@Nullable ShopId shop, UUID id);

    /** Ends an open row; false when there is none. */
    boolean discard(@Nullable ShopId shop, UUID id, String by);
}
