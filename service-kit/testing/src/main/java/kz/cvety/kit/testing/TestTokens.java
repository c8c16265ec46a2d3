package kz.cvety.kit.testing;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Tokens for tests: good ones, and the forgeries a service must refuse. The key is made once per JVM. */
public final class TestTokens {

    public static final String ISSUER = "https://identity.cvety.test";
    public static final String AUDIENCE = "cvety";

    private static final Duration VALID = Duration.ofMinutes(15);
    private static final TokenIssuer SHARED = new TokenIssuer(ISSUER, AUDIENCE, InstantSource.system());

    private TestTokens() {}

    public static String jwkSetUri() {
        return SHARED.jwkSetUri();
    }

    /** A user of one shop. */
    public static String token(String shop, String userId, String... roles) {
        return SHARED.token(shop, userId, List.of(roles), VALID);
    }

    /** A person of the platform: no shop, role OPERATOR. */
    public static String operator(String userId) {
        return SHARED.token(null, userId, List.of("OPERATOR"), VALID);
    }

    /** Signed well, an hour too old. */
    public static String expired(String shop, String userId, String... roles) {
        return SHARED.token(shop, userId, List.of(roles), Duration.ofHours(-1));
    }

    /** Signed well, meant for somebody else. */
    public static String wrongAudience(String shop, String userId, String... roles) {
        return SHARED.sign(claims(shop, userId, roles).audience("somebody-else").build());
    }

    /** Signed well, in the name of another issuer. */
    public static String wrongIssuer(String shop, String userId, String... roles) {
        return SHARED.sign(
                claims(shop, userId, roles).issuer("https://elsewhere.test").build());
    }

    /** A token without an end. */
    public static String withoutExpiry(String shop, String userId, String... roles) {
        return SHARED.sign(claims(shop, userId, roles).expirationTime(null).build());
    }

    /** Signed with a key of the forger's own, under the id of the real one. */
    public static String otherKey(String shop, String userId, String... roles) {
        return TokenIssuer.sign(claims(shop, userId, roles).build(), TokenIssuer.newKey(SHARED.keyId()));
    }

    /** Not signed at all: {@code alg: none}. */
    public static String unsigned(String shop, String userId, String... roles) {
        return new PlainJWT(claims(shop, userId, roles).build()).serialize();
    }

    private static JWTClaimsSet.Builder claims(String shop, String userId, String... roles) {
        return SHARED.claims(shop, userId, List.of(roles), VALID);
    }
}
