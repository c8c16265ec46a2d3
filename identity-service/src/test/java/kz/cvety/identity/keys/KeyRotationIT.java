package kz.cvety.identity.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import kz.cvety.identity.World;
import kz.cvety.kit.secrets.SealedRows;
import kz.cvety.kit.secrets.Vault;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

class KeyRotationIT {

    private static final Duration AGE = Duration.ofMinutes(2);
    private static final Duration WINDOW = Duration.ofMinutes(10).plusMinutes(1).plusSeconds(10);

    @BeforeEach
    void letTheNextKeyBeKnown() {
        World.CLOCK.advance(AGE);
    }

    @Test
    void refusesNoValidRequestWhileKeysRotate() {
        var florist = World.join(World.newWorkplace(), "FLORIST");
        var elsewhere = elsewhere();
        var stop = new AtomicBoolean();
        var asked = new AtomicInteger();
        Queue<String> refused = new ConcurrentLinkedQueue<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var n = 0; n < 4; n++) {
                threads.execute(() -> {
                    while (!stop.get()) {
                        try {
                            var token =
                                    World.login(florist.email(), World.PASSWORD).text("/accessToken");
                            elsewhere.decode(token);
                            var here = World.get("/api/v1/auth/me", token).status();
                            if (here != 200) {
                                refused.add("here: " + here);
                            }
                        } catch (JwtException e) {
                            refused.add("elsewhere: " + e.getMessage());
                        }
                        asked.incrementAndGet();
                    }
                });
            }
            for (var rotation = 1; rotation <= 3; rotation++) {
                var before = asked.get();
                Awaitility.await().until(() -> asked.get() > before + 20);
                World.CLOCK.advance(AGE);
                assertThat(rotate().status()).isEqualTo(200);
            }
            var before = asked.get();
            Awaitility.await().until(() -> asked.get() > before + 20);
            stop.set(true);
        }

        assertThat(refused).isEmpty();
        assertThat(asked.get()).isGreaterThan(80);
    }

    @Test
    void acceptsTheOldKeyWithinItsWindowAndRefusesItAfterwards() throws Exception {
        var director = World.newWorkplace().director();
        var old = World.bean(KeyRing.class).signing();
        var stolen = longLived(director.access(), old);
        rotate();

        World.CLOCK.advance(WINDOW.minusSeconds(1));
        assertThat(World.get("/api/v1/auth/me", stolen).status()).isEqualTo(200);
        assertThat(elsewhere().decode(stolen).getSubject()).isEqualTo(director.id());
        assertThat(publishedIds()).contains(old.getKeyID()).hasSize(3);

        World.CLOCK.advance(Duration.ofSeconds(1));
        assertThat(World.get("/api/v1/auth/me", stolen).status()).isEqualTo(401);
        assertThatThrownBy(() -> elsewhere().decode(stolen)).isInstanceOf(JwtException.class);
        assertThat(publishedIds()).doesNotContain(old.getKeyID()).hasSize(2);
    }

    @Test
    void withdrawsACompromisedKeyAtOnce() {
        var director = World.newWorkplace().director();
        assertThat(World.get("/api/v1/auth/me", director.access()).status()).isEqualTo(200);

        World.post("/api/v1/keys/rotation?compromised=true", World.operator(), "");

        assertThat(World.get("/api/v1/auth/me", director.access()).status()).isEqualTo(401);
        assertThat(World.refresh(director.refresh()).status()).isEqualTo(200);
    }

    @Test
    void doesNotSignWithAKeyThatNobodyKnowsYet() {
        assertThat(rotate().status()).isEqualTo(200);
        var again = rotate();

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("/code")).isEqualTo("next-key-too-young");
        assertThat(again.header("retry-after")).isEqualTo("120");
    }

    @Test
    void rotatesOnceWhenTwoAskAtOnce() {
        var operator = World.operator();
        var answers = World.atOnce(
                2, n -> World.post("/api/v1/keys/rotation", operator, "").status());

        assertThat(answers).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void isForOperatorsOnly() {
        var director = World.newWorkplace().director().access();

        assertThat(World.post("/api/v1/keys/rotation", director, "").status()).isEqualTo(403);
        assertThat(World.get("/api/v1/keys", director).status()).isEqualTo(403);
    }

    @Test
    void publishesTwoLiveKeysAndNothingPrivate() throws ParseException {
        var answer = World.get("/.well-known/jwks.json", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("cache-control")).contains("max-age=60");
        assertThat(answer.body().at("/keys").size()).isGreaterThanOrEqualTo(2);
        for (var key : answer.body().at("/keys")) {
            assertThat(key.propertyNames()).containsExactlyInAnyOrder("kty", "use", "crv", "kid", "x", "y", "alg");
            assertThat(ECKey.parse(key.toString()).isPrivate()).isFalse();
        }
    }

    @Test
    void keepsPrivateKeysSealedAndDestroysThemOnceTheySignNoMore() {
        rotate();
        var sealed = World.behindTheScenes()
                .sql("select sealed from signing_key where state <> 'RETIRED'")
                .query(byte[].class)
                .list();
        var retired = World.behindTheScenes()
                .sql("select count(*) from signing_key where state = 'RETIRED' and sealed is not null")
                .query(Integer.class)
                .single();

        assertThat(sealed).hasSize(2).allMatch(each -> Vault.keyIdOf(each).equals("test"));
        assertThat(sealed).noneMatch(each -> new String(each, StandardCharsets.ISO_8859_1).contains("\"d\""));
        assertThat(retired).isZero();
    }

    @Test
    void makesNewKeysBesideOnesThatSignNoMore() {
        var old = World.bean(KeyRing.class).signing().getKeyID();
        World.behindTheScenes()
                .sql("""
                        update signing_key set state = 'RETIRED', sealed = null, sealed_key = null, gone_at = ?
                        where state <> 'RETIRED'
                        """)
                .param(World.CLOCK.instant().plus(WINDOW).atOffset(ZoneOffset.UTC))
                .update();
        World.bean(KeyRing.class).look();

        assertThat(World.bean(KeyRing.class).signing().getKeyID()).isNotEqualTo(old);
        assertThat(publishedIds()).contains(old).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void bringsEveryKeyInUseUnderANewKeyOfTheVaultAndGoesOnSigning() {
        var keys = World.bean(SealedRows.class);
        var current = World.property("cvety.secrets.key");
        var other = "other:" + "c3".repeat(32);
        var next = new Vault(other, List.of(current));

        assertThat(keys.rewrap(next, 1)).isEqualTo(1);
        assertThat(keys.countByKey()).isEqualTo(Map.of("other", 1L, "test", 1L));
        assertThat(keys.rewrap(next, 100)).isEqualTo(1);
        assertThat(keys.rewrap(next, 100)).isZero();
        assertThat(keys.countByKey()).isEqualTo(Map.of("other", 2L));

        assertThat(keys.rewrap(World.bean(Vault.class), 100))
                .as("the service itself has no key that opens them")
                .isZero();
        assertThat(keys.rewrap(new Vault(current, List.of(other)), 100)).isEqualTo(2);
        assertThat(rotate().status()).isEqualTo(200);
        assertThat(World.newWorkplace().director().access()).isNotEmpty();
    }

    private static World.Answer rotate() {
        return World.post("/api/v1/keys/rotation", World.operator(), "");
    }

    private static List<String> publishedIds() {
        return World.get("/.well-known/jwks.json", "")
                .body()
                .at("/keys")
                .valueStream()
                .map(key -> key.at("/kid").asString())
                .toList();
    }

    /** Another service, which has just started and looks at the same clock. */
    private static NimbusJwtDecoder elsewhere() {
        var decoder = NimbusJwtDecoder.withJwkSetUri(World.address() + "/.well-known/jwks.json")
                .jwsAlgorithm(org.springframework.security.oauth2.jose.jws.SignatureAlgorithm.ES256)
                .jwtProcessorCustomizer(processor -> processor.setJWSTypeVerifier((type, context) -> {}))
                .build();
        var times = new JwtTimestampValidator();
        times.setClock(World.CLOCK.withZone(ZoneOffset.UTC));
        decoder.setJwtValidator(times);
        return decoder;
    }

    /** A token as only a thief of the key could make it: it outlives the key. */
    private static String longLived(String token, ECKey key) throws Exception {
        var claims = new JWTClaimsSet.Builder(SignedJWT.parse(token).getJWTClaimsSet())
                .expirationTime(Date.from(World.CLOCK.instant().plus(Duration.ofHours(5))))
                .build();
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(AccessTokens.TYPE)
                .keyID(key.getKeyID())
                .build();
        var forged = new SignedJWT(header, claims);
        forged.sign(new ECDSASigner(key));
        return forged.serialize();
    }
}
