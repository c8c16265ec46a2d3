package kz.cvety.payments.work;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of what is said to providers and asked of them.
 *
 * @param enabled whether this instance runs errands
 * @param every how often it looks for errands that are due
 * @param lease how long a claimed errand is left to the instance that claimed it; longer than the slowest call
 * @param atOnce how many errands of all accounts it runs at the same time
 * @param retries how long to wait before an errand is tried again that a provider has refused for now or not answered; the last one
 *     goes on
 * @param jitter the share by which waits are spread, so that instances do not ask in step
 * @param metricsEvery how often what waits is counted
 */
@Validated
@ConfigurationProperties("cvety.payments.work")
public record WorkProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("500ms") Duration every,
        @DefaultValue("2m") Duration lease,
        @DefaultValue("64") @Positive @Max(1000) int atOnce,
        @DefaultValue({"5s", "15s", "30s", "1m"}) @NotEmpty List<Duration> retries,
        @DefaultValue("0.1") double jitter,
        @DefaultValue("15s") Duration metricsEvery) {}
