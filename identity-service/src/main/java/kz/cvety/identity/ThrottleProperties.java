package kz.cvety.identity;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often somebody may try to get in.
 *
 * @param accountBurst attempts in a row for one login name
 * @param accountEvery how soon one of them comes back; a right password gives all of them back
 * @param addressBurst attempts in a row from one address, whatever they try
 * @param addressEvery how soon one of them comes back
 */
@Validated
@ConfigurationProperties("cvety.identity.throttle")
record ThrottleProperties(
        @DefaultValue("5") @Min(1) int accountBurst,
        @DefaultValue("1m") Duration accountEvery,
        @DefaultValue("50") @Min(1) int addressBurst,
        @DefaultValue("6s") Duration addressEvery) {}
