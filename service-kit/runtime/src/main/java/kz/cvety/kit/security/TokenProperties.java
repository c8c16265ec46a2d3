package kz.cvety.kit.security;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whose access tokens are good here.
 *
 * @param issuer who signs the tokens; required
 * @param audience whom a token must be meant for
 * @param metricsToken what Prometheus presents as a bearer token to read {@code /metrics}; without it only operators may
 */
@Validated
@ConfigurationProperties("cvety.security")
record TokenProperties(
        @NotBlank String issuer,
        @DefaultValue("cvety") @NotBlank String audience,
        @Size(min = 16) @Nullable String metricsToken) {

    boolean isMetricsCredential(@Nullable String authorization) {
        return metricsToken != null
                && authorization != null
                && MessageDigest.isEqual(
                        ("Bearer " + metricsToken).getBytes(StandardCharsets.UTF_8),
                        authorization.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "TokenProperties[" + issuer + " for " + audience + "]";
    }
}
