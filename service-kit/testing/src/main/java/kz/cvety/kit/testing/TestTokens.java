package kz.cvety.kit.testing;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /** The key that signs all of them, with its private half: for the one service that keeps the signing keys itself. */
    public static ECKey signingKey() {
        return SHARED.key();
    }

    /** A user of one shop, with what the role usually may. */
    public static String token(String shop, String userId, String role) {
        return SHARED.token(shop, userId, role, VALID);
    }

    /** A user of one shop who may do just this. */
    public static String allowing(String shop, String userId, String role, String... permissions) {
        return SHARED.token(shop, userId, role, List.of(permissions), VALID);
    }

    /** A user of one shop who is signed in there by this very session. */
    public static String inSession(String shop, String userId, String role, String sessionId) {
        return SHARED.sign(claims(shop, userId, role).claim("sid", sessionId).build());
    }

    /** A person of the platform: no shop, role OPERATOR. */
    public static String operator(String userId) {
        return SHARED.token(null, userId, "OPERATOR", VALID);
    }

    /** Every forgery by its name: what opens no door anywhere. */
    public static Map<String, String> forgeries(String shop, String userId, String role) {
        var forgeries = new LinkedHashMap<String, String>();
        forgeries.put("nonsense", "nonsense");
        forgeries.put("expired", expired(shop, userId, role));
        forgeries.put("without an end", withoutExpiry(shop, userId, role));
        forgeries.put("for another audience", wrongAudience(shop, userId, role));
        forgeries.put("of another issuer", wrongIssuer(shop, userId, role));
        forgeries.put("another type", wrongType(shop, userId, role));
        forgeries.put("without a role", withoutRole(shop, userId));
        forgeries.put("with a blank role", withBlankRole(shop, userId));
        forgeries.put("without a person", withoutPerson(shop, role));
        forgeries.put("another key", otherKey(shop, userId, role));
        forgeries.put("alg none", unsigned(shop, userId, role));
        forgeries.put("HS256 with the public key", hmacWithThePublicKey(shop, userId, role));
        forgeries.put("altered", token(shop, userId, role) + "x");
        return forgeries;
    }

    /** Signed well, an hour too old. */
    public static String expired(String shop, String userId, String role) {
        return SHARED.token(shop, userId, role, Duration.ofHours(-1));
    }

    /** Signed well, meant for somebody else. */
    public static String wrongAudience(String shop, String userId, String role) {
        return SHARED.sign(claims(shop, userId, role).audience("somebody-else").build());
    }

    /** Signed well, in the name of another issuer. */
    public static String wrongIssuer(String shop, String userId, String role) {
        return SHARED.sign(
                claims(shop, userId, role).issuer("https://elsewhere.test").build());
    }

    /** Signed well, but no access token: an id token, say. */
    public static String wrongType(String shop, String userId, String role) {
        return SHARED.sign(claims(shop, userId, role).build(), JOSEObjectType.JWT);
    }

    /** A token without an end. */
    public static String withoutExpiry(String shop, String userId, String role) {
        return SHARED.sign(claims(shop, userId, role).expirationTime(null).build());
    }

    /** A token of somebody who is nothing in particular. */
    public static String withoutRole(String shop, String userId) {
        return SHARED.sign(claims(shop, userId, "DIRECTOR").claim("role", null).build());
    }

    /** A token that says a role and names none. */
    public static String withBlankRole(String shop, String userId) {
        return SHARED.sign(claims(shop, userId, "DIRECTOR").claim("role", " ").build());
    }

    /** A token of nobody. */
    public static String withoutPerson(String shop, String role) {
        return SHARED.sign(claims(shop, "nobody", role).subject(null).build());
    }

    /** Signed with a key of the forger's own, under the id of the real one. */
    public static String otherKey(String shop, String userId, String role) {
        return TokenIssuer.sign(claims(shop, userId, role).build(), TokenIssuer.newKey(SHARED.keyId()));
    }

    /** Not signed at all: {@code alg: none}. */
    public static String unsigned(String shop, String userId, String role) {
        return new PlainJWT(claims(shop, userId, role).build()).serialize();
    }

    /** Signed with HS256, the public key taken for the secret. */
    public static String hmacWithThePublicKey(String shop, String userId, String role) {
        return SHARED.signWithThePublicKey(claims(shop, userId, role).build());
    }

    private static JWTClaimsSet.Builder claims(String shop, String userId, String role) {
        return SHARED.claims(shop, userId, role, RolePermissions.of(role), VALID);
    }
}
