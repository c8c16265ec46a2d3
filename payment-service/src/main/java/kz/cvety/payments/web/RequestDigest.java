package kz.cvety.payments.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import kz.cvety.kit.security.Caller;
import kz.cvety.payments.IdempotencyKeys;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells whether two requests say the same, whatever the order and spacing of their JSON. */
@Component
class RequestDigest {

    private final JsonMapper json;

    RequestDigest(@Qualifier("events") JsonMapper json) {
        this.json = json;
    }

    /** The key of a request that does this. */
    IdempotencyKeys.Key key(Caller caller, String key, String what, Object request) {
        IdempotencyKey.check(key);
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(what.getBytes(StandardCharsets.UTF_8));
            sha256.update((byte) 0);
            var digest = HexFormat.of().formatHex(sha256.digest(json.writeValueAsBytes(request)));
            return new IdempotencyKeys.Key(caller.userId(), key, digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
