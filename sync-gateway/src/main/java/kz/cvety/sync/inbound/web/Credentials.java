package kz.cvety.sync.inbound.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import kz.cvety.sync.Connection;
import kz.cvety.sync.Connections;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a request presents: a bearer token, a secret header, a token in the body, or several, which then have to agree. */
final class Credentials {

    private static final String BEARER = "Bearer ";

    private final List<String> presented = new ArrayList<>(2);
    private boolean broken;

    static Credentials inHeaders(HttpServletRequest request) {
        var credentials = new Credentials();
        for (var header : Collections.list(request.getHeaders("Authorization"))) {
            if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
                credentials.presented.add(header.substring(BEARER.length()));
            } else {
                credentials.broken = true;
            }
        }
        credentials.presented.addAll(Collections.list(request.getHeaders("X-Webhook-Secret")));
        return credentials;
    }

    /** Adds the token of a JSON body; one that is no text can never match. */
    void inBody(@Nullable JsonNode token) {
        if (token == null || token.isNull()) {
            return;
        }
        if (token.isString()) {
            presented.add(token.stringValue());
        } else {
            broken = true;
        }
    }

    boolean isEmpty() {
        return presented.isEmpty() && !broken;
    }

    List<String> presented() {
        return presented;
    }

    /** The one connection that all of it belongs to. */
    Optional<Connection> connection(Connections connections) {
        var found = presented.stream().map(connections::presenting).distinct().toList();
        return !broken && found.size() == 1 ? found.getFirst() : Optional.empty();
    }
}
