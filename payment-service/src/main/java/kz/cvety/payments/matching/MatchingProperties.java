package kz.cvety.payments.matching;

import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of matching money with orders.
 *
 * @param every how often it is looked for money that is to be matched
 * @param within how far apart an order may be placed and its money may come, so that they are matched without a person
 * @param retries when money that fits no order is tried again; after the last it stays at that pace
 * @param lookBack how old an order may be to be a candidate, or to be missed its money
 * @param metricsEvery how often the queues are counted
 */
@Validated
@ConfigurationProperties("cvety.payments.matching")
record MatchingProperties(
        @DefaultValue("15s") Duration every,
        @DefaultValue("3d") Duration within,
        @DefaultValue({"1m", "10m", "1h", "1d"}) @NotEmpty List<Duration> retries,
        @DefaultValue("90d") Duration lookBack,
        @DefaultValue("1m") Duration metricsEvery) {

    /** How long to wait after so many tries. */
    Duration wait(int tries) {
        return retries.get(Math.min(tries, retries.size()) - 1);
    }
}
