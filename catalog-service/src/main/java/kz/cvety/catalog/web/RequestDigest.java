package kz.cvety.catalog.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

    String of(Object request) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(json.writeValueAsBytes(request)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
