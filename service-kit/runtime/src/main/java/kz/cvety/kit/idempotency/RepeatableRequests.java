package kz.cvety.kit.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import kz.cvety.kit.security.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the header {@code Idempotency-Key}: 1 to 128 visible ASCII characters, 400 otherwise. */
public final class RepeatableRequests {

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7E]{1,128}");

    private final JsonMapper json;

    RepeatableRequests(JsonMapper json) {
        this.json = json;
    }

    /** The key of a request; two of the same content have the same digest, whatever the order and spacing of their JSON. */
    public IdempotencyKey key(Caller caller, String header, Object request) {
        return key(caller, header, "", request);
    }

    /**
     * The key of one of several requests that may have the same content.
     *
     * @param what they are told apart by, such as the action and the id in their address
     */
    public IdempotencyKey key(Caller caller, String header, String what, Object request) {
        if (!FORM.matcher(header).matches()) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "Idempotency-Key must be 1 to 128 visible ASCII characters");
        }
        return new IdempotencyKey(caller.userId(), header, digest(what, request));
    }

    private String digest(String what, Object request) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(what.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha256.digest(json.writeValueAsBytes(request)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
