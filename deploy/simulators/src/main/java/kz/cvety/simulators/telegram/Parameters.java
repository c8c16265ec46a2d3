package kz.cvety.simulators.telegram;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import kz.cvety.simulators.web.Json;
import kz.cvety.simulators.web.Request;

/** The parameters of a call, however the client library wrote them: query, JSON, form or multipart. */
final class Parameters {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("(?i)content-disposition:[^\\r\\n]*?[; ]name=\"([^\"]*)\"");

    private Parameters() {}

    static Map<String, String> of(Request request) {
        var parameters = new LinkedHashMap<>(request.parameters());
        var type = request.header("Content-Type");
        if (type.startsWith("application/json")) {
            Json.parse(request.body())
                    .ifPresent(body ->
                            body.propertyNames().forEach(name -> parameters.put(name, Json.text(body, name))));
        } else if (type.startsWith("application/x-www-form-urlencoded")) {
            parameters.putAll(request.form());
        } else if (type.startsWith("multipart/form-data")) {
            multipart(type, request.body(), parameters);
        }
        return parameters;
    }

    private static void multipart(String type, String body, Map<String, String> parameters) {
        var boundary = BOUNDARY.matcher(type);
        if (!boundary.find()) {
            return;
        }
        for (var part : body.split(Pattern.quote("--" + boundary.group(1)), -1)) {
            var blank = part.indexOf("\r\n\r\n");
            if (blank > 0) {
                var name = NAME.matcher(part.substring(0, blank));
                if (name.find()) {
                    var value = part.substring(blank + 4);
                    parameters.put(
                            name.group(1), value.endsWith("\r\n") ? value.substring(0, value.length() - 2) : value);
                }
            }
        }
    }
}
