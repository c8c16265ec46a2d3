package kz.cvety.payments.reconciliation.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import kz.cvety.kit.security.Caller;
import kz.cvety.payments.IdempotencyKeys;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/** Names a request by its idempotency key, and tells whether two say the same, whatever the order and spacing of their JSON. */
@Component
class RunRequestOf {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,128}");

    private final JsonMapper json;

    RunRequestOf(@Qualifier("events") JsonMapper json) {
        this.json = json;
    }

    IdempotencyKeys.Key key(Caller caller, String key, Record body) {
        if (!KEY.matcher(key).matches()) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "Idempotency-Key must be 1 to 128 visible ASCII characters");
        }
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(body.getClass().getName().getBytes(StandardCharsets.UTF_8));
            return new IdempotencyKeys.Key(
                    caller.userId(), key, HexFormat.of().formatHex(sha256.digest(json.writeValueAsBytes(body))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
