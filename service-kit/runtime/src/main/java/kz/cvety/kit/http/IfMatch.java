package kz.cvety.kit.http;

import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** The version a client looked at, as {@code If-Match: "3"}, or as the ETag said it with a trace of what has none: {@code "3-1f"}. */
public final class IfMatch {

    private static final Pattern TAG = Pattern.compile("\"?([0-9]{1,18})(?:-[0-9a-f]{1,8})?\"?");

    private IfMatch() {}

    /** The version; none when the client does not care, 400 when it is no version of ours. */
    public static OptionalLong version(@Nullable String header) {
        if (header == null || header.equals("*")) {
            return OptionalLong.empty();
        }
        var tag = TAG.matcher(header);
        if (!tag.matches()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "If-Match is no version of ours");
        }
        return OptionalLong.of(Long.parseLong(tag.group(1)));
    }

    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    /** The tag of something that shows more than its version stands for. */
    public static String tag(long version, String beside) {
        return "\"" + version + "-" + Integer.toHexString(beside.hashCode()) + "\"";
    }
}
