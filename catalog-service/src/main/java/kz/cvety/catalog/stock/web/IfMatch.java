package kz.cvety.catalog.stock.web;

import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** The version a client looked at, as {@code If-Match: "3"}. */
final class IfMatch {

    private static final Pattern TAG = Pattern.compile("\"?([0-9]{1,18})\"?");

    private IfMatch() {}

    static OptionalLong version(@Nullable String header) {
        if (header == null || header.equals("*")) {
            return OptionalLong.empty();
        }
        var tag = TAG.matcher(header);
        if (!tag.matches()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "If-Match is no version of ours");
        }
        return OptionalLong.of(Long.parseLong(tag.group(1)));
    }

    static String tag(long version) {
        return "\"" + version + "\"";
    }
}
