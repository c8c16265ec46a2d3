package kz.cvety.payments.web;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import kz.cvety.payments.PageCursor;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Page cursors as opaque text. */
final class Cursors {

    private static final int BYTES = 8 + 4 + 16;

    private Cursors() {}

    static String encode(PageCursor cursor) {
        var at = cursor.createdAt();
        var bytes = ByteBuffer.allocate(BYTES)
                .putLong(at.getEpochSecond())
                .putInt(at.getNano())
                .putLong(cursor.id().getMostSignificantBits())
                .putLong(cursor.id().getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static PageCursor decode(String text) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            var at = Instant.ofEpochSecond(bytes.getLong(), bytes.getInt());
            if (at.isBefore(Instant.EPOCH) || at.isAfter(Instant.parse("9999-12-31T00:00:00Z"))) {
                throw new DateTimeException("no time of a payment");
            }
            return new PageCursor(at, new UUID(bytes.getLong(), bytes.getLong()));
        } catch (IllegalArgumentException | BufferUnderflowException | DateTimeException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "cursor is none of ours", e);
        }
    }
}
