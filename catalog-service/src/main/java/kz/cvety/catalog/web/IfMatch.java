package kz.cvety.catalog.web;

import java.util.OptionalLong;
import java.util.regex.Pattern;
import kz.cvety.catalog.Product;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** The version a client looked at, as {@code If-Match: "3"}, or whole as the ETag said it. */
final class IfMatch {

    private static final Pattern TAG = Pattern.compile("\"?([0-9]{1,18})(?:-[0-9a-f]{1,8})?\"?");

    private IfMatch() {}

    static OptionalLong version(@Nullable String header) {
        if (header == null || header.equals("*")) {
            return OptionalLong.empty();
        }
        var tag = TAG.matcher(header);
        if (!tag.matches()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "If-Match is no version of a product");
        }
        return OptionalLong.of(Long.parseLong(tag.group(1)));
    }

    /** The version, and a trace of what staff see beside it that changes without one. */
    static String tag(Product product) {
        var beside = new StringBuilder(product.sync().wireName());
        var folder = product.offer().folder();
        if (folder != null) {
            beside.append(' ').append(folder.name());
        }
        var reason = product.parkedReason();
        if (reason != null) {
            beside.append(' ').append(reason);
        }
        return "\"" + product.version() + "-"
                + Integer.toHexString(beside.toString().hashCode()) + "\"";
    }
}
