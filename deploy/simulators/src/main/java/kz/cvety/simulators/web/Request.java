package kz.cvety.simulators.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One received HTTP request, read to its end.
 *
 * @param headers first value of each header, names in lower case
 * @param query the raw query string, empty when there is none
 * @param body the body decoded as UTF-8
 */
public record Request(String method, String path, Map<String, String> headers, String query, String body) {

    public boolean isPost() {
        return "POST".equals(method);
    }

    /** The header's first value, or an empty string. */
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** The parameters of the query string. */
    public Map<String, String> parameters() {
        return decode(query);
    }

    /** The body read as {@code application/x-www-form-urlencoded}. */
    public Map<String, String> form() {
        return decode(body);
    }

    /** The path without its slashes at both ends, cut at the others. */
    public List<String> segments() {
        var trimmed = path.replaceAll("^/+|/+$", "");
        return trimmed.isEmpty() ? List.of() : List.of(trimmed.split("/", -1));
    }

    private static Map<String, String> decode(String encoded) {
        var fields = new LinkedHashMap<String, String>();
        for (var pair : encoded.split("&", -1)) {
            var at = pair.indexOf('=');
            if (!pair.isEmpty()) {
                var name = at < 0 ? pair : pair.substring(0, at);
                var value = at < 0 ? "" : pair.substring(at + 1);
                fields.put(
                        URLDecoder.decode(name, StandardCharsets.UTF_8),
                        URLDecoder.decode(value, StandardCharsets.UTF_8));
            }
        }
        return fields;
    }
}
