package kz.cvety.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

class TestTokensTests {

    private final JwtDecoder resourceServer = resourceServer();

    @Test
    void mintsATokenThatAResourceServerAccepts() {
        var jwt = resourceServer.decode(TestTokens.token("astana", "user-1", "MANAGER", "FLORIST"));

        assertThat(jwt.getSubject()).isEqualTo("user-1");
        assertThat(jwt.getClaimAsString("shop_id")).isEqualTo("astana");
        assertThat(jwt.getClaimAsStringList("roles")).containsExactly("MANAGER", "FLORIST");
        assertThat(jwt.getExpiresAt()).isBeforeOrEqualTo(jwt.getIssuedAt().plusSeconds(900));
    }

    @Test
    void givesAnOperatorNoShop() {
        var jwt = resourceServer.decode(TestTokens.operator("user-2"));

        assertThat(jwt.getClaimAsStringList("roles")).containsExactly("OPERATOR");
        assertThat(jwt.hasClaim("shop_id")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void mintsForgeriesThatAResourceServerRefuses(String token) {
        assertThatThrownBy(() -> resourceServer.decode(token)).isInstanceOf(JwtException.class);
    }

    static List<String> forgeries() {
        return List.of(
                TestTokens.expired("astana", "user-1", "ADMIN"),
                TestTokens.wrongAudience("astana", "user-1", "ADMIN"),
                TestTokens.wrongIssuer("astana", "user-1", "ADMIN"),
                TestTokens.otherKey("astana", "user-1", "ADMIN"),
                TestTokens.unsigned("astana", "user-1", "ADMIN"));
    }

    private static JwtDecoder resourceServer() {
        var decoder = NimbusJwtDecoder.withJwkSetUri(TestTokens.jwkSetUri())
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(TestTokens.ISSUER),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(TestTokens.AUDIENCE))));
        return decoder;
    }
}
