package kz.cvety.kit.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
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
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Signs tokens with a key it makes at birth and serves the public half as a JWK set on the loopback, as an identity service does. */
public final class TokenIssuer implements AutoCloseable {

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

    /** A token of a user of one shop, or of the platform when {@code shop} is null. */
    public String token(@Nullable String shop, String userId, List<String> roles, Duration validFor) {
        return sign(claims(shop, userId, roles, validFor).build(), key);
    }

    JWTClaimsSet.Builder claims(@Nullable String shop, String userId, List<String> roles, Duration validFor) {
        Instant now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .subject(userId)
                .claim("roles", roles)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(validFor.isNegative() ? now.plus(validFor).minus(Duration.ofMinutes(15)) : now))
                .expirationTime(Date.from(now.plus(validFor)));
        return shop == null ? claims : claims.claim("shop_id", shop);
    }

    String sign(JWTClaimsSet claims) {
        return sign(claims, key);
    }

    static String sign(JWTClaimsSet claims, ECKey with) {
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(with.getKeyID()).build(), claims);
        try {
            jwt.sign(new ECDSASigner(with));
        } catch (JOSEException e) {
            throw new IllegalStateException("could not sign a token", e);
        }
        return jwt.serialize();
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
