package kz.cvety.kit.http;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The request being served: the id that is echoed as {@code X-Request-Id}, logged, and sent along with facts, and the
 * W3C trace context.
 */
public record RequestContext(
        @Nullable String requestId, @Nullable String traceparent) {

    /** The request's attribute that says whose token was accepted: shop, or {@code platform}, and person. */
    public static final String WHO = "kz.cvety.who";

    static final ScopedValue<RequestContext> CURRENT = ScopedValue.newInstance();

    private static final RequestContext NONE = new RequestContext(null, null);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
    private static final Pattern TRACEPARENT = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    /** The context of this thread's request; an empty one outside of any. */
    public static RequestContext current() {
        return CURRENT.isBound() ? CURRENT.get() : NONE;
    }

    /** Continues what the caller sent where it is well-formed, and starts anew where it is not. */
    static RequestContext of(@Nullable String requestId, @Nullable String traceparent) {
        return new RequestContext(
                requestId != null && ID.matcher(requestId).matches() ? requestId : hex(16),
                traceparent != null && TRACEPARENT.matcher(traceparent).matches()
                        ? traceparent
                        : "00-" + hex(16) + "-" + hex(8) + "-01");
    }

    private static String hex(int bytes) {
        var random = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
