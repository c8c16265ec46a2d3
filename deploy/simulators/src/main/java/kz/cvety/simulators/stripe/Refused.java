package kz.cvety.simulators.stripe;

import java.util.Map;
import kz.cvety.simulators.web.Json;
import kz.cvety.simulators.web.Reply;

/** Stripe refuses a call: an HTTP status and an error object. */
final class Refused extends RuntimeException {

    private final int status;
    private final String type;
    private final String code;
    private final String parameter;

    private Refused(int status, String type, String code, String parameter, String message) {
        super(message);
        this.status = status;
        this.type = type;
        this.code = code;
        this.parameter = parameter;
    }

    static Refused unauthorized() {
        return new Refused(401, "invalid_request_error", "", "", "Invalid API Key provided");
    }

    static Refused missing(String parameter) {
        return invalid("parameter_missing", parameter, "Missing required param: " + parameter + ".");
    }

    static Refused unknown(String parameter) {
        return invalid("parameter_unknown", parameter, "Received unknown parameter: " + parameter);
    }

    static Refused invalid(String code, String parameter, String message) {
        return new Refused(400, "invalid_request_error", code, parameter, message);
    }

    static Refused noSuch(String what, String id) {
        return new Refused(
                404, "invalid_request_error", "resource_missing", "id", "No such " + what + ": '" + id + "'");
    }

    static Refused noSuchAddress(String path) {
        return new Refused(404, "invalid_request_error", "", "", "Unrecognized request URL (" + path + ")");
    }

    static Refused otherParameters() {
        return new Refused(
                400,
                "idempotency_error",
                "",
                "",
                "Keys for idempotent requests can only be used with the same parameters they were first used with.");
    }

    static Refused keyInUse() {
        return new Refused(
                409,
                "idempotency_error",
                "idempotency_key_in_use",
                "",
                "There is currently another in-progress request using this Idempotency Key.");
    }

    static Refused tooMany() {
        return new Refused(429, "invalid_request_error", "rate_limit", "", "Too many requests");
    }

    static Refused broken() {
        return new Refused(500, "api_error", "", "", "An unknown error occurred");
    }

    /** Refusals that name what is wrong with the request leave its idempotency key unused. */
    boolean beforeExecution() {
        return !parameter.isEmpty() || type.equals("idempotency_error") || status == 401;
    }

    Reply.Answer answer() {
        return answer(Map.of());
    }

    Reply.Answer answer(Map<String, String> headers) {
        var body = Json.object();
        var error = body.putObject("error").put("type", type).put("message", String.valueOf(getMessage()));
        if (!code.isEmpty()) {
            error.put("code", code);
        }
        if (!parameter.isEmpty()) {
            error.put("param", parameter);
        }
        return new Reply.Answer(status, "application/json", body.toString(), headers);
    }
}
