package kz.cvety.simulators.web;

import java.util.Map;

/** What the server does with a request: it answers, or it cuts the connection. */
public sealed interface Reply {

    /** An ordinary HTTP answer. */
    record Answer(int status, String contentType, String body, Map<String, String> headers) implements Reply {}

    /** Bytes that are no text, as they are. */
    final class File implements Reply {

        private final String contentType;
        private final byte[] bytes;

        private File(String contentType, byte[] bytes) {
            this.contentType = contentType;
            this.bytes = bytes;
        }

        String contentType() {
            return contentType;
        }

        byte[] bytes() {
            return bytes.clone();
        }
    }

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

    /** A picture, its kind told by the end of its name. */
    static Reply file(String name, byte[] bytes) {
        return new File("image/" + name.substring(name.lastIndexOf('.') + 1).replace("jpg", "jpeg"), bytes);
    }

    static Reply cut() {
        return new Cut();
    }
}
