package kz.cvety.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** How a service comes by the keys of the issuer, and how often it asks. */
class ClaimsTests {

    private static final String ISSUER = "https://identity.cvety.test";

    private final List<JWK> published = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final ECKey key = newKey();

    private HttpServer issuer;
    private JwtDecoder decoder;

    @BeforeEach
    void publish() throws IOException {
        published.add(key.toPublicJWK());
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/keys", exchange -> {
            asked.incrementAndGet();
            var body = new JWKSet(published).toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        issuer.start();
        decoder = Claims.decoder(
                URI.create("http://127.0.0.1:%d/keys"
                                .formatted(issuer.getAddress().getPort()))
                        .toURL(),
                ISSUER,
                "cvety");
    }

    @AfterEach
    void stop() {
        issuer.stop(0);
    }

    @Test
    void asksOnceForManyTokens() {
        for (var i = 0; i < 50; i++) {
            assertThat(decoder.decode(token(key)).getSubject()).isEqualTo("aliya");
        }

        assertThat(asked).hasValue(1);
    }

    @Test
    void asksAtMostTwiceHoweverManyTokensNameUnknownKeysAndKeepsServingTheOthers() {
        decoder.decode(token(key));
        for (var i = 0; i < 200; i++) {
            var forged = token(newKey());
            assertThatThrownBy(() -> decoder.decode(forged)).isInstanceOf(BadJwtException.class);
            assertThat(decoder.decode(token(key))).isNotNull();
        }

        assertThat(asked.get()).isBetween(2, 3);
    }

    @Test
    void takesAKeyThatWasPublishedSinceItAsked() {
        decoder.decode(token(key));
        var next = newKey();
        published.add(next.toPublicJWK());

        assertThat(decoder.decode(token(next)).getSubject()).isEqualTo("aliya");
        assertThat(asked).hasValue(2);
    }

    @Test
    void goesOnWithTheKeysItHasWhileTheIssuerIsAway() {
        decoder.decode(token(key));
        issuer.stop(0);

        for (var i = 0; i < 20; i++) {
            var forged = token(newKey());
            assertThatThrownBy(() -> decoder.decode(forged)).isInstanceOf(BadJwtException.class);
            assertThat(decoder.decode(token(key))).isNotNull();
        }
    }

    @Test
    void judgesNobodyBeforeItHasSeenAnyKey() {
        issuer.stop(0);

        for (var i = 0; i < 20; i++) {
            assertThatThrownBy(() -> decoder.decode(token(key))).isInstanceOf(IssuerAway.class);
        }
    }

    @Test
    void allowsClocksToDifferByAMinuteAndNoMore() {
        assertThat(decoder.decode(token(key, Duration.ofSeconds(-50)))).isNotNull();
        assertThatThrownBy(() -> decoder.decode(token(key, Duration.ofSeconds(-65))))
                .isInstanceOf(BadJwtException.class);
    }

    private static String token(ECKey with) {
        return token(with, Duration.ofMinutes(10));
    }

    private static String token(ECKey with, Duration validFor) {
        var end = Instant.now().plus(validFor);
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("cvety")
                .subject("aliya")
                .claim("role", "DIRECTOR")
                .issueTime(Date.from(end.minus(Duration.ofMinutes(15))))
                .expirationTime(Date.from(end))
                .build();
        var header =
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(with.getKeyID()).type(new JOSEObjectType("at+jwt"));
        var token = new SignedJWT(header.build(), claims);
        try {
            token.sign(new ECDSASigner(with));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
