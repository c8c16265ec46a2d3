package kz.cvety.simulators.web;

import java.util.Map;

/** What the server does with a request: it answers, or it cuts the connection. */
public sealed interface Reply {

    /** An ordinary HTTP answer. */
    record Answer(int status, String contentType, String body, Map<String, String> headers) implements Reply {}

    /** The connection is closed without a single byte; the client sees a reset or an early end. */
    record Cut() implements Reply {}

    static Answer json(int status, String body) {
        return new Answer(status, "application/json; charset=utf-8", body, Map.of());
    }

    static Answer html(int status, String body) {
        return new Answer(status, "text/html; charset=utf-8", body, Map.of());
    }

    static Answer redirect(int status, String location) {
        return new Answer(status, "text/plain; charset=utf-8", "", Map.of("Location", location));
    }

    static Reply cut() {
        return new Cut();
    }
}
