package kz.cvety.payments.stripe;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kz.cvety.payments.Secret;

/**
 * What {@code Stripe-Signature} says: when the body was signed, and the signatures of scheme {@code v1}, one for each secret in
 * use. It is checked against the bytes that came, before anybody reads them.
 */
record StripeSignature(long signedAt, List<byte[]> signatures) {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LONGEST = 4096;
    private static final int MOST = 16;

    /** Reads the header, or nothing when it is not one. */
    static Optional<StripeSignature> read(String header) {
        if (header.length() > LONGEST) {
            return Optional.empty();
        }
        var signedAt = "";
        var signatures = new ArrayList<byte[]>();
        for (var part : header.split(",", -1)) {
            var value = part.substring(part.indexOf('=') + 1).strip();
            if (part.strip().startsWith("t=")) {
                signedAt = value;
            } else if (part.strip().startsWith("v1=") && value.matches("[0-9a-f]{64}") && signatures.size() < MOST) {
                signatures.add(HexFormat.of().parseHex(value));
            }
        }
        return signedAt.matches("\\d{1,12}") && !signatures.isEmpty()
                ? Optional.of(new StripeSignature(Long.parseLong(signedAt), signatures))
                : Optional.empty();
    }

    /** Whether one of the secrets signed the body, not too long ago nor ahead of our clock. */
    boolean proves(byte[] body, Collection<Secret> secrets, Duration tolerance, Instant now) {
        if (Math.abs(Math.subtractExact(now.getEpochSecond(), signedAt)) > tolerance.toSeconds()) {
            return false;
        }
        var proven = false;
        for (var secret : secrets) {
            var expected = sign(body, secret);
            for (var signature : signatures) {
                proven |= MessageDigest.isEqual(expected, signature);
            }
        }
        return proven;
    }

    private byte[] sign(byte[] body, Secret secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((signedAt + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
