package kz.cvety.sync.outbound;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How changes are told to external systems.
 *
 * @param enabled whether this instance works on lanes at all
 * @param poll how often lanes are looked for without being told of new work
 * @param callsPerConnection most calls at once to one connection
 * @param leaseMargin how much longer than its calls may take a lane stays claimed by an instance that is silent
 * @param retries the pauses between tries; the last one repeats
 * @param jitter by which share a pause may be longer or shorter
 * @param keepTryingFor how old a delivery may become before a person has to decide
 * @param limitPause how long a connection rests after a limit answer that names no time
 * @param longestBudgetWait how long a further call of one attempt waits for its place in the rate budget
 * @param metricsEvery how often the backlog is counted for the metrics
 * @param breaker when a connection is given a rest
 */
@Validated
@ConfigurationProperties("cvety.outbound")
public record OutboundProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("32") @Positive @Max(1000) int callsPerConnection,
        @DefaultValue("10s") Duration leaseMargin,

        @DefaultValue({"1s", "5s", "15s", "1m", "5m", "15m", "30m", "1h", "2h"}) @NotEmpty
        List<Duration> retries,

        @DefaultValue("0.2") @Min(0) @Max(1) double jitter,
        @DefaultValue("7d") Duration keepTryingFor,
        @DefaultValue("2s") Duration limitPause,
        @DefaultValue("10s") Duration longestBudgetWait,
        @DefaultValue("15s") Duration metricsEvery,
        @DefaultValue Breaker breaker) {

    /**
     * The circuit breaker of each connection.
     *
     * @param window how many of the last calls are judged
     * @param minimumCalls how many calls it takes to judge
     * @param failureRate percentage of sick answers that opens it
     * @param openFor how long no call is made
     */
    public record Breaker(
            @DefaultValue("20") @Positive int window,
            @DefaultValue("5") @Positive int minimumCalls,
            @DefaultValue("50") @Positive @Max(100) float failureRate,
            @DefaultValue("5s") Duration openFor) {}
}
