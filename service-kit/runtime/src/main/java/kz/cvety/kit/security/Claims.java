package kz.cvety.kit.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * What an access token of ours is: typed {@code at+jwt}, signed with ES256 and nothing else, by the one issuer, for the one
 * audience, with an end, a person and one role. Everything else is no token. While the issuer does not answer, the keys it has shown
 * are good for hours; before it has shown any, nobody is refused for good: {@link IssuerAway}.
 */
final class Claims {

    static final String SHOP = "shop_id";
    static final String ROLE = "role";
    static final String NAME = "name";
    static final String SESSION = "sid";

    private static final String PERMISSIONS = "permissions";
    private static final Duration SKEW = Duration.ofSeconds(60);
    /** Tokens that name unknown keys make us ask for the keys at most twice in this time. */
    static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);

    private static final Duration KEYS_GOOD_FOR = Duration.ofMinutes(5);
    private static final Duration KEYS_GOOD_WITHOUT_ISSUER = Duration.ofHours(4);

    private Claims() {}

    static JwtDecoder decoder(URL keys, String issuer, String audience) {
        var decoder = NimbusJwtDecoder.withJwkSource(keys(keys))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .jwtProcessorCustomizer(processor -> processor.setJWSTypeVerifier((type, context) -> {}))
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTypeValidator("at+jwt"),
                new JwtTimestampValidator(SKEW),
                new JwtIssuerValidator(issuer),
                new JwtAudienceValidator(audience),
                Claims::complete));
        return token -> {
            try {
                return decoder.decode(token);
            } catch (BadJwtException e) {
                throw e;
            } catch (JwtException e) {
                throw new IssuerAway(e);
            }
        };
    }

    /** Each permission is an authority. Who belongs to a shop cannot operate the platform, whatever the token says. */
    static AbstractAuthenticationToken authenticated(Jwt token) {
        var claimed = token.hasClaim(PERMISSIONS) ? token.getClaimAsStringList(PERMISSIONS) : null;
        var granted = new ArrayList<GrantedAuthority>();
        for (var permission : Objects.requireNonNullElse(claimed, List.<String>of())) {
            if (!permission.equals(Permission.PLATFORM_OPERATE) || !token.hasClaim(SHOP)) {
                granted.add(new SimpleGrantedAuthority(permission));
            }
        }
        return new JwtAuthenticationToken(token, granted);
    }

    private static OAuth2TokenValidatorResult complete(Jwt token) {
        return token.getExpiresAt() != null && says(token, JwtClaimNames.SUB) && says(token, ROLE)
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error(
                        OAuth2ErrorCodes.INVALID_TOKEN, "the token lacks an end, a person or a role", null));
    }

    private static boolean says(Jwt token, String claim) {
        return token.getClaims().get(claim) instanceof String text && !text.isBlank();
    }

    private static JWKSource<SecurityContext> keys(URL address) {
        var source = JWKSourceBuilder.<SecurityContext>create(address)
                .cache(KEYS_GOOD_FOR.toMillis(), Duration.ofSeconds(15).toMillis())
                .rateLimited(BETWEEN_LOOKS.toMillis())
                .outageTolerant(KEYS_GOOD_WITHOUT_ISSUER.toMillis())
                .build();
        var known = new AtomicBoolean();
        return (selector, context) -> {
            try {
                var found = source.get(selector, context);
                known.set(true);
                return found;
            } catch (KeySourceException e) {
                if (e instanceof RateLimitReachedException && known.get()) {
                    return List.of(); // no such key, as far as we will look
                }
                throw e;
            }
        };
    }
}
