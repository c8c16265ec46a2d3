package kz.cvety.simulators.telegram;

/** The Bot API refuses a call. */
final class Refused extends RuntimeException {

    private final int code;
    private final long retryAfter;

    private Refused(int code, String description, long retryAfter) {
        super(description);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    static Refused bad(String reason) {
        return new Refused(400, "Bad Request: " + reason, 0);
    }

    static Refused forbidden(String reason) {
        return new Refused(403, "Forbidden: " + reason, 0);
    }

    static Refused conflict(String reason) {
        return new Refused(409, "Conflict: " + reason, 0);
    }

    static Refused tooMany(long seconds) {
        return new Refused(429, "Too Many Requests: retry after " + seconds, seconds);
    }

    static Refused unauthorized() {
        return new Refused(401, "Unauthorized", 0);
    }

    static Refused notFound() {
        return new Refused(404, "Not Found", 0);
    }

    static Refused broken() {
        return new Refused(500, "Internal Server Error", 0);
    }

    int code() {
        return code;
    }

    /** Seconds, 0 when the answer names none. */
    long retryAfter() {
        return retryAfter;
    }

    String description() {
        return String.valueOf(getMessage());
    }
}
