package kz.cvety.kit.security;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whose access tokens are good here.
 *
 * @param issuer who signs the tokens; required
 * @param audience whom a token must be meant for
 */
@Validated
@ConfigurationProperties("cvety.security")
record TokenProperties(
        @NotBlank String issuer,
        @DefaultValue("cvety") @NotBlank String audience) {}
