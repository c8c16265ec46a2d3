package kz.cvety.sync.inbound;

import java.util.Optional;
import java.util.UUID;
import kz.cvety.kit.Rejection;
import kz.cvety.kit.ShopId;
import kz.cvety.sync.Connections;
import kz.cvety.sync.NoSuchConnection;
import kz.cvety.sync.bitrix.Malformed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tries what is parked again, with the mapping of now and through the same path; what is still not understood stays. */
@Component
public class ReplayParked {

    /** There is nothing open of that id. */
    public static final class NoSuchParked extends Rejection {
        public NoSuchParked(UUID id) {
            super(Kind.NOT_FOUND, "no-such-parked", "Nothing is parked as " + id);
        }
    }

    private static final int PAGE = 100;

    private final ParkingLot parkingLot;
    private final Connections connections;
    private final Reading reading;
    private final AcceptQueue queue;

    ReplayParked(ParkingLot parkingLot, Connections connections, Reading reading, AcceptQueue queue) {
        this.parkingLot = parkingLot;
        this.connections = connections;
        this.reading = reading;
        this.queue = queue;
    }

    /** One that a person has looked at. */
    public Answer one(@Nullable ShopId shop, UUID id, String by) {
        return replay(shop, id, by, true).orElseThrow(() -> new NoSuchParked(id));
    }

    /** All of a reason; answers how many were understood this time. */
    public int all(@Nullable ShopId shop, String reason, @Nullable String connection, String by) {
        var understood = 0;
        @Nullable UUID after = null;
        while (true) {
            var page = parkingLot.list(shop, new ParkingLot.Filter(reason, connection, "OPEN", after), PAGE);
            for (var row : page) {
                var answer = replay(shop, row.id(), by, false);
                understood += answer.isPresent() && answer.get().outcome() != Outcome.PARKED ? 1 : 0;
                after = row.id();
            }
            if (page.size() < PAGE) {
                return understood;
            }
        }
    }

    private Optional<Answer> replay(@Nullable ShopId shop, UUID id, String by, boolean trusted) {
        return parkingLot
                .find(shop, id)
                .filter(stored -> stored.row().state().equals("OPEN"))
                .map(stored -> queue.accept(arrival(stored, new Arrival.Replay(id, by, trusted))));
    }

    private Arrival arrival(ParkingLot.Stored stored, Arrival.Replay replay) {
        var connection = connections
                .find(new ShopId(stored.row().shop()), stored.row().connection())
                .orElseThrow(() -> new NoSuchConnection(stored.row().connection()));
        Content content;
        try {
            content = reading.content(
                    connection, reading.hook(stored.kind(), stored.body().bytes()));
        } catch (Malformed unreadable) {
            content = new Content.Puzzling(
                    stored.row().externalId(), "malformed-snapshot", String.valueOf(unreadable.getMessage()));
        }
        return new Arrival(
                stored.receiptId(),
                connection,
                stored.kind(),
                content,
                null,
                null,
                null,
                "{}",
                stored.body(),
                stored.receivedAt(),
                replay);
    }
}
