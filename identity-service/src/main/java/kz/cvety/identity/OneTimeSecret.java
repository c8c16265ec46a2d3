package kz.cvety.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * 256 random bits that are shown once and stored as their SHA-256. No salt and no slow hash are needed: nobody can try all of them.
 */
public record OneTimeSecret(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();

    public static OneTimeSecret make() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new OneTimeSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** What is stored, and looked up. */
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without the secret: this may end up in a log. */
    @Override
    public String toString() {
        return "OneTimeSecret[hidden]";
    }
}
