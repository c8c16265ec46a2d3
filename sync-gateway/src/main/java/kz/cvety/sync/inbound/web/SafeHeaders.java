package kz.cvety.sync.inbound.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The few headers worth keeping, none of which is a credential. */
final class SafeHeaders {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> KEPT =
            List.of("content-type", "user-agent", "webhook-id", "webhook-timestamp", "x-forwarded-for");
    private static final Pattern DELIVERY_ID = Pattern.compile("[!-~]{1,200}");

    private SafeHeaders() {}

    static String json(HttpServletRequest request) {
        var kept = JSON.createObjectNode();
        for (var name : KEPT) {
            var value = request.getHeader(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        return kept.toString();
    }

    static @Nullable String deliveryId(HttpServletRequest request) {
        var id = request.getHeader("webhook-id");
        return id != null && DELIVERY_ID.matcher(id).matches() ? id : null;
    }
}
