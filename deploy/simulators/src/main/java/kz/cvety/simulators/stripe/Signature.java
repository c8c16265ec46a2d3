package kz.cvety.simulators.stripe;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs an event the way {@code Stripe-Signature} carries it. */
final class Signature {

    private Signature() {}

    /** One {@code v1} per secret, and a {@code v0} that nobody should look at. */
    static String header(String body, List<String> secrets, Instant at) {
        var header = new StringBuilder("t=").append(at.getEpochSecond());
        secrets.forEach(secret -> header.append(",v1=").append(sign(at.getEpochSecond() + "." + body, secret)));
        return header.append(",v0=").append("0".repeat(64)).toString();
    }

    private static String sign(String text, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
