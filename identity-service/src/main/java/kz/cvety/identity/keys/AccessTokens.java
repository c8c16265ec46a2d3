package kz.cvety.identity.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Date;
import java.util.TreeSet;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Signs what a person may do for the next minutes. No phone and no e-mail is in it: nobody who reads tokens needs them. */
@Component
public class AccessTokens {

    static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    /** Whom a token is about: without a shop, an operator of the platform. */
    public record Claims(
            UUID userId,
            String name,
            @Nullable ShopId shop,
            String role,
            Collection<String> permissions,
            UUID sessionId) {}

    /** A token and how long it is good from now on. */
    public record Signed(String token, Duration life) {

        @Override
        public String toString() {
            return "Signed[hidden]";
        }
    }

    private final KeyRing ring;
    private final KeyProperties properties;
    private final InstantSource clock;
    private final String issuer;
    private final String audience;

    AccessTokens(KeyRing ring, KeyProperties properties, InstantSource clock, Environment environment) {
        this.ring = ring;
        this.properties = properties;
        this.clock = clock;
        this.issuer = environment.getRequiredProperty("cvety.security.issuer");
        this.audience = environment.getProperty("cvety.security.audience", "cvety");
    }

    public Signed sign(Claims who) {
        Instant now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .subject(who.userId().toString())
                .claim("role", who.role())
                .claim("permissions", new TreeSet<>(who.permissions()).stream().toList())
                .claim("name", who.name())
                .claim("sid", who.sessionId().toString())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(properties.accessTokenLife())));
        if (who.shop() != null) {
            claims.claim("shop_id", who.shop().value());
        }
        var key = ring.signing();
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).keyID(key.getKeyID());
        var token = new SignedJWT(header.build(), claims.build());
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("a token could not be signed", e);
        }
        return new Signed(token.serialize(), properties.accessTokenLife());
    }
}
