package kz.cvety.catalog.stock.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import kz.cvety.catalog.stock.StockItems;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Page cursors as opaque text. */
final class Cursors {

    private static final int ID = 36;

    private Cursors() {}

    static String encode(StockItems.After item) {
        return encode(item.id() + item.name());
    }

    static String encode(long position) {
        return encode(String.valueOf(position));
    }

    static StockItems.After item(String cursor) {
        var text = decode(cursor);
        try {
            return new StockItems.After(text.substring(ID), UUID.fromString(text.substring(0, ID)));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            throw unknown(e);
        }
    }

    static long position(String cursor) {
        try {
            return Long.parseLong(decode(cursor));
        } catch (NumberFormatException e) {
            throw unknown(e);
        }
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("no text of ours");
            }
            return text;
        } catch (IllegalArgumentException e) {
            throw unknown(e);
        }
    }

    private static ResponseStatusException unknown(RuntimeException why) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, "cursor is none of ours", why);
    }
}
