package kz.cvety.identity.keys;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Checks tokens at this service's own door by its own keys: it need not ask itself over HTTP, and knows of a rotation at once. */
@Configuration(proxyBeanMethods = false)
class OwnTokens {

    @Bean
    JwtDecoder ownTokenDecoder(KeyRing ring, KeyProperties properties, InstantSource clock, Environment environment) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(AccessTokens.TYPE));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.ES256, (selector, context) -> selector.select(new JWKSet(ring.published()))));
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // the validators below do
        var decoder = new NimbusJwtDecoder(processor);
        var times = new JwtTimestampValidator(properties.skew());
        times.setClock(clock.withZone(ZoneOffset.UTC));
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                times,
                new JwtIssuerValidator(environment.getRequiredProperty("cvety.security.issuer")),
                new JwtAudienceValidator(environment.getProperty("cvety.security.audience", "cvety")),
                OwnTokens::complete));
        return decoder;
    }

    private static OAuth2TokenValidatorResult complete(Jwt token) {
        return token.getExpiresAt() != null && says(token, JwtClaimNames.SUB) && says(token, "role")
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error(
                        OAuth2ErrorCodes.INVALID_TOKEN, "the token lacks an end, a person or a role", null));
    }

    private static boolean says(Jwt token, String claim) {
        return token.getClaims().get(claim) instanceof String text && !text.isBlank();
    }
}
