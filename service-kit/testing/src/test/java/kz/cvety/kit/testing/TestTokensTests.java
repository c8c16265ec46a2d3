package kz.cvety.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

class TestTokensTests {

    private final JwtDecoder resourceServer = resourceServer();

    @Test
    void mintsATokenThatAResourceServerAccepts() {
        var jwt = resourceServer.decode(TestTokens.token("astana", "user-1", "FLORIST"));

        assertThat(jwt.getSubject()).isEqualTo("user-1");
        assertThat(jwt.getClaimAsString("shop_id")).isEqualTo("astana");
        assertThat(jwt.getClaimAsString("role")).isEqualTo("FLORIST");
        assertThat(jwt.getClaimAsStringList("permissions"))
                .containsExactlyInAnyOrder(
                        "orders:read", "orders:write", "catalog:read", "stock:read", "stock:write", "shop:read");
        assertThat(jwt.getHeaders()).containsEntry("typ", "at+jwt");
        assertThat(jwt.getExpiresAt()).isBeforeOrEqualTo(jwt.getIssuedAt().plusSeconds(900));
    }

    @Test
    void givesAnOperatorNoShop() {
        var jwt = resourceServer.decode(TestTokens.operator("user-2"));

        assertThat(jwt.getClaimAsString("role")).isEqualTo("OPERATOR");
        assertThat(jwt.getClaimAsStringList("permissions")).contains("platform:operate");
        assertThat(jwt.hasClaim("shop_id")).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void mintsForgeriesThatAResourceServerRefuses(String forgery, String token) {
        assertThatThrownBy(() -> resourceServer.decode(token)).isInstanceOf(JwtException.class);
    }

    static Stream<Arguments> forgeries() {
        return TestTokens.forgeries("astana", "user-1", "ADMIN").entrySet().stream()
                .map(forgery -> Arguments.of(forgery.getKey(), forgery.getValue()));
    }

    private static JwtDecoder resourceServer() {
        var decoder = NimbusJwtDecoder.withJwkSetUri(TestTokens.jwkSetUri())
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .validateType(false)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTypeValidator("at+jwt"),
                new JwtTimestampValidator(),
                new JwtIssuerValidator(TestTokens.ISSUER),
                new JwtClaimValidator<Object>(JwtClaimNames.EXP, Objects::nonNull),
                new JwtClaimValidator<String>(JwtClaimNames.SUB, Objects::nonNull),
                new JwtClaimValidator<String>("role", role -> role != null && !role.isBlank()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(TestTokens.AUDIENCE))));
        return decoder;
    }
}
