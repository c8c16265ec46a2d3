package kz.cvety.kit.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.HandlerMapping;

/**
 * One line per request of the API: who asked for which route, what was answered, how long it took; the request's id is on the line. Ids
 * of the path, the query and bodies are not: they may be secrets or people. Probes are not written down, and webhooks have a line of
 * their own.
 */
final class RequestLog {

    private static final Logger log = LoggerFactory.getLogger(RequestLog.class);
    private static final Set<String> MACHINES = Set.of("/health", "/ready", "/metrics");

    private RequestLog() {}

    static void write(HttpServletRequest request, HttpServletResponse response, long began) {
        var route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        var status = response.getStatus();
        if (MACHINES.contains(request.getRequestURI())
                || (route == null && status < HttpServletResponse.SC_BAD_REQUEST)) {
            return;
        }
        log.atInfo()
                .addKeyValue("method", request.getMethod())
                .addKeyValue("route", route)
                .addKeyValue("status", status)
                .addKeyValue("who", request.getAttribute(RequestContext.WHO))
                .addKeyValue("ms", Duration.ofNanos(System.nanoTime() - began).toMillis())
                .log("request.handled");
    }
}
