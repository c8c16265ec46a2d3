package kz.cvety.payments.web;

import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** The name a client gives to one attempt to do something, however often it has to ask. */
final class IdempotencyKey {

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7E]{1,128}");

    private IdempotencyKey() {}

    static void check(String key) {
        if (!FORM.matcher(key).matches()) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "Idempotency-Key must be 1 to 128 visible ASCII characters");
        }
    }
}
