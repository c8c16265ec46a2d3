package kz.cvety.sync.inbound;

import java.time.Instant;
import java.util.UUID;
import kz.cvety.sync.Connection;
import org.jspecify.annotations.Nullable;

/**
 * Something that arrived from outside, authenticated and decoded.
 *
 * @param receiptId the id its receipt gets, or has, when it is replayed
 * @param deliveryId the sender's id of this delivery: a repeat of it is answered as before
 * @param headers a JSON object, without credentials
 * @param body as received, the presented secret blanked
 */
public record Arrival(
        UUID receiptId,
        Connection connection,
        Kind kind,
        Content content,
        @Nullable String deliveryId,
        @Nullable String requestId,
        @Nullable String traceparent,
        String headers,
        Body body,
        Instant receivedAt,
        @Nullable Replay replay) {

    /** The door it came through. */
    public enum Kind {
        ORDER,
        STATUS,
        EVENT,
        CANONICAL,
        PRODUCT,
        REREAD,
        REREAD_PRODUCT;

        /** A snapshot we asked for is the present state, even if its version is known. */
        boolean isAuthoritative() {
            return this == REREAD || this == REREAD_PRODUCT;
        }
    }

    /** Bytes that are compared by identity and never printed. */
    public static final class Body {

        private final byte[] bytes;

        public Body(byte[] bytes) {
            this.bytes = bytes;
        }

        public byte[] bytes() {
            return bytes;
        }
    }

    /**
     * The word of a person that a parked arrival is to be tried again.
     *
     * @param trusted this very one was looked at, so the price guard steps back
     */
    public record Replay(UUID parkedId, String by, boolean trusted) {}

    /** The same arrival, read differently. */
    Arrival as(Content other) {
        return new Arrival(
                receiptId,
                connection,
                kind,
                other,
                deliveryId,
                requestId,
                traceparent,
                headers,
                body,
                receivedAt,
                replay);
    }

    /** The key under which everything about this order or product is decided in sequence. */
    @Nullable
    EntityKey key() {
        var externalId = content.externalId();
        return externalId == null ? null : new EntityKey(connection.shop(), connection.id(), entityType(), externalId);
    }

    /** What it is about. */
    String entityType() {
        return kind == Kind.PRODUCT || kind == Kind.REREAD_PRODUCT ? EntityKey.PRODUCT : content.entityType();
    }
}
