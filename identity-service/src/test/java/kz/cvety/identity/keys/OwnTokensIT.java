package kz.cvety.identity.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import kz.cvety.identity.World;
import org.junit.jupiter.api.Test;

/** Forgeries under the real key, so that nothing but the guard in question refuses them. */
class OwnTokensIT {

    private final String token = World.newWorkplace().director().access();

    @Test
    void takesWhatIsAnAccessTokenOfOurs() throws Exception {
        assertThat(statusWith(AccessTokens.TYPE, claims -> claims)).isEqualTo(200);
    }

    @Test
    void refusesAnotherType() throws Exception {
        assertThat(statusWith(JOSEObjectType.JWT, claims -> claims)).isEqualTo(401);
    }

    @Test
    void refusesAnotherAudienceOrIssuer() throws Exception {
        assertThat(statusWith(AccessTokens.TYPE, claims -> claims.audience("somebody-else")))
                .isEqualTo(401);
        assertThat(statusWith(AccessTokens.TYPE, claims -> claims.issuer("https://elsewhere.test")))
                .isEqualTo(401);
    }

    @Test
    void refusesWhatHasEndedOrHasNoEndOrNoRole() throws Exception {
        var past = Date.from(World.CLOCK.instant().minus(Duration.ofMinutes(1)));
        assertThat(statusWith(AccessTokens.TYPE, claims -> claims.expirationTime(past)))
                .isEqualTo(401);
        assertThat(statusWith(AccessTokens.TYPE, claims -> claims.expirationTime(null)))
                .isEqualTo(401);
        assertThat(statusWith(AccessTokens.TYPE, claims -> claims.claim("role", null)))
                .isEqualTo(401);
    }

    @Test
    void refusesWhatNamesNoPersonOrABlankRole() throws Exception {
        assertThat(statusWith(AccessTokens.TYPE, claims -> claims.subject(null)))
                .isEqualTo(401);
        assertThat(statusWith(AccessTokens.TYPE, claims -> claims.claim("role", " ")))
                .isEqualTo(401);
    }

    @Test
    void letsNobodyOfAShopRunThePlatformWhateverTheTokenSays() throws Exception {
        var god = forged(AccessTokens.TYPE, claims -> claims.claim("permissions", List.of("platform:operate")));

        assertThat(World.get("/api/v1/users", god).status()).isEqualTo(403);
    }

    private int statusWith(JOSEObjectType type, UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        return World.get("/api/v1/auth/me", forged(type, change)).status();
    }

    private String forged(JOSEObjectType type, UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        var key = World.bean(KeyRing.class).signing();
        var claims = new JWTClaimsSet.Builder(SignedJWT.parse(token).getJWTClaimsSet());
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256).type(type).keyID(key.getKeyID());
        var forged = new SignedJWT(header.build(), change.apply(claims).build());
        forged.sign(new ECDSASigner(key));
        return forged.serialize();
    }
}
