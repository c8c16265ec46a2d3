package kz.cvety.identity;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the identity service.
 *
 * @param refreshTokenLife how long a session may rest before its refresh token is worth nothing
 * @param sessionLife how long a session lasts at most, however busy
 * @param sessionRetention how long an ended session and its used tokens are remembered
 * @param invitationLife how long an invitation may be accepted
 * @param bootstrapLife how long the secret for the first operator is good
 * @param passwordStrength log2 of bcrypt's rounds; a weaker hash is renewed at the next sign-in
 */
@Validated
@ConfigurationProperties("cvety.identity")
record IdentityProperties(
        @DefaultValue("14d") Duration refreshTokenLife,
        @DefaultValue("90d") Duration sessionLife,
        @DefaultValue("30d") Duration sessionRetention,
        @DefaultValue("7d") Duration invitationLife,
        @DefaultValue("1h") Duration bootstrapLife,
        @DefaultValue("12") @Min(4) @Max(16) int passwordStrength) {}
