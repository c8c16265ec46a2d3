package kz.cvety.catalog.web;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import kz.cvety.catalog.PageCursor;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Page cursors as opaque text. */
final class Cursors {

    private static final int MOST_BYTES = 1 + 8 + 4 + 16;
    private static final byte BY_AGE = 0;
    private static final byte BY_MATCH = 1;
    private static final byte BY_RESEMBLANCE = 2;

    private Cursors() {}

    static String encode(PageCursor cursor) {
        var bytes = ByteBuffer.allocate(MOST_BYTES);
        switch (cursor) {
            case PageCursor.ByAge age -> {
                var at = age.createdAt();
                bytes.put(BY_AGE).putLong(at.getEpochSecond()).putInt(at.getNano());
                put(bytes, age.id());
            }
            case PageCursor.ByMatch match -> {
                bytes.put(match.forgiving() ? BY_RESEMBLANCE : BY_MATCH).putFloat(match.rank());
                put(bytes, match.id());
            }
        }
        var text = new byte[bytes.position()];
        bytes.flip().get(text);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    static PageCursor decode(String text) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            var kind = bytes.get();
            return switch (kind) {
                case BY_AGE -> byAge(bytes);
                case BY_MATCH, BY_RESEMBLANCE -> byMatch(kind == BY_RESEMBLANCE, bytes);
                default -> throw new IllegalArgumentException("no kind of cursor");
            };
        } catch (IllegalArgumentException | BufferUnderflowException | DateTimeException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "cursor is none of ours", e);
        }
    }

    private static PageCursor byAge(ByteBuffer bytes) {
        var at = Instant.ofEpochSecond(bytes.getLong(), bytes.getInt());
        if (at.isBefore(Instant.EPOCH) || at.isAfter(Instant.parse("9999-12-31T00:00:00Z"))) {
            throw new DateTimeException("no time of a product");
        }
        return new PageCursor.ByAge(at, id(bytes));
    }

    private static PageCursor byMatch(boolean forgiving, ByteBuffer bytes) {
        var rank = bytes.getFloat();
        if (!Float.isFinite(rank)) {
            throw new IllegalArgumentException("no rank");
        }
        return new PageCursor.ByMatch(forgiving, rank, id(bytes));
    }

    private static void put(ByteBuffer bytes, UUID id) {
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID id(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
