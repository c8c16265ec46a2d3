package kz.cvety.kit.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Signs tokens with a key it makes at birth and serves the public half as a JWK set on the loopback, as an identity service does. */
public final class TokenIssuer implements AutoCloseable {

    static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    private final String issuer;
    private final String audience;
    private final InstantSource clock;
    private final ECKey key;
    private final HttpServer server;

    public TokenIssuer(String issuer, String audience, InstantSource clock) {
        this.issuer = issuer;
        this.audience = audience;
        this.clock = clock;
        this.key = newKey("cvety-" + UUID.randomUUID());
        this.server = serve(new JWKSet(key.toPublicJWK()).toString());
    }

    public String issuer() {
        return issuer;
    }

    public String audience() {
        return audience;
    }

    /** Where resource servers fetch the public key. */
    public String jwkSetUri() {
        return "http://127.0.0.1:%d/jwks.json".formatted(server.getAddress().getPort());
    }

    /** A token of a user of one shop, or of the platform when {@code shop} is null, with what the role usually may. */
    public String token(@Nullable String shop, String userId, String role, Duration validFor) {
        return token(shop, userId, role, RolePermissions.of(role), validFor);
    }

    /** A token that allows just this. */
    public String token(
            @Nullable String shop, String userId, String role, Collection<String> permissions, Duration validFor) {
        return sign(claims(shop, userId, role, permissions, validFor).build());
    }

    JWTClaimsSet.Builder claims(
            @Nullable String shop, String userId, String role, Collection<String> permissions, Duration validFor) {
        Instant now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .subject(userId)
                .claim("role", role)
                .claim("permissions", List.copyOf(permissions))
                .claim("name", userId)
                .claim("sid", UUID.randomUUID().toString())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(validFor.isNegative() ? now.plus(validFor).minus(Duration.ofMinutes(15)) : now))
                .expirationTime(Date.from(now.plus(validFor)));
        return shop == null ? claims : claims.claim("shop_id", shop);
    }

    String sign(JWTClaimsSet claims) {
        return sign(claims, key, TYPE);
    }

    /** Signed with the real key, but typed as something else. */
    String sign(JWTClaimsSet claims, JOSEObjectType type) {
        return sign(claims, key, type);
    }

    static String sign(JWTClaimsSet claims, ECKey with) {
        return sign(claims, with, TYPE);
    }

    private static String sign(JWTClaimsSet claims, ECKey with, JOSEObjectType type) {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(with.getKeyID()).type(type);
        try {
            return signed(header.build(), claims, new ECDSASigner(with));
        } catch (JOSEException e) {
            throw new IllegalStateException("could not sign a token", e);
        }
    }

    /** What an attacker tries who knows the public key alone: HMAC with it as the secret. */
    String signWithThePublicKey(JWTClaimsSet claims) {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(keyId()).type(TYPE);
        try {
            return signed(
                    header.build(), claims, new MACSigner(key.toECPublicKey().getEncoded()));
        } catch (JOSEException e) {
            throw new IllegalStateException("could not sign a token", e);
        }
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        var jwt = new SignedJWT(header, claims);
        jwt.sign(signer);
        return jwt.serialize();
    }

    /** The key with its private half. */
    ECKey key() {
        return key;
    }

    /** The key's id, public knowledge: an attacker may claim it. */
    String keyId() {
        return key.getKeyID();
    }

    static ECKey newKey(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(id)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("could not make a key", e);
        }
    }

    private static HttpServer serve(String body) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/jwks.json", exchange -> {
                var bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/jwk-set+json");
                exchange.sendResponseHeaders(200, bytes.length);
                try (var out = exchange.getResponseBody()) {
                    out.write(bytes);
                }
            });
            server.setExecutor(command -> Thread.ofVirtual().start(command));
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("could not serve the JWK set", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
