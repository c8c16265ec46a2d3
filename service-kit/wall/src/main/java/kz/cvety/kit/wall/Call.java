package kz.cvety.kit.wall;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How an endpoint is called with the ids of the victim: every id it takes in its path, its query and its body. */
public final class Call {

    private final Map<String, String> path = new LinkedHashMap<>();
    private final Map<String, String> query = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Set<String> left = new LinkedHashSet<>();
    private final Set<String> recordedIn = new LinkedHashSet<>();
    private @Nullable String body;

    private Call() {}

    /** Without any parameter yet. */
    public static Call with() {
        return new Call();
    }

    public Call path(String name, Object value) {
        path.put(name, value.toString());
        return this;
    }

    public Call query(String name, Object value) {
        query.put(name, value.toString());
        return this;
    }

    public Call header(String name, Object value) {
        headers.put(name, value.toString());
        return this;
    }

    /** A body of JSON. */
    public Call body(String json) {
        body = json;
        return this;
    }

    /** Parameters, or fields of the body, that are no ids: a page size, a search word. */
    public Call leaving(String... names) {
        left.addAll(Set.of(names));
        return this;
    }

    /** Where the service writes such an attempt down for the victim to see: {@code public.security_event}. */
    public Call recordedIn(String... tables) {
        recordedIn.addAll(Set.of(tables));
        return this;
    }

    Set<String> recordedIn() {
        return recordedIn;
    }

    boolean gives(String name) {
        return path.containsKey(name) || query.containsKey(name) || left.contains(name);
    }

    boolean mentions(String name) {
        return left.contains(name) || (body != null && body.contains("\"" + name + "\""));
    }

    boolean says(String text) {
        return path.containsValue(text) || query.containsValue(text) || (body != null && body.contains(text));
    }

    @Nullable
    String body() {
        return body;
    }

    Map<String, String> headers() {
        return headers;
    }

    String address(String pattern) {
        var address = pattern.replace("**", "x");
        for (var each : path.entrySet()) {
            address = address.replaceAll("\\{\\*?" + each.getKey() + "(:[^}]*)?}", encoded(each.getValue()));
        }
        var asked = query.entrySet().stream()
                .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        return asked.isEmpty() ? address : address + "?" + asked;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
