package kz.cvety.sync.inbound;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How webhooks are accepted.
 *
 * @param maxBody the largest body; a larger one is refused with 413
 * @param queue how many arrivals may wait for the writer; beyond it they are refused with 503
 * @param batch the most arrivals in one transaction
 * @param answerWithin how long a sender is kept waiting for the commit
 * @param ratePerSecond webhooks per second of one connection, in the long run
 * @param rateBurst webhooks of one connection at once
 * @param failuresPerMinute wrong credentials per minute from one address; beyond it 429
 */
@Validated
@ConfigurationProperties("cvety.sync.inbound")
public record InboundProperties(
        @DefaultValue("256KB") DataSize maxBody,
        @DefaultValue("2048") @Positive int queue,
        @DefaultValue("256") @Positive @Max(1000) int batch,
        @DefaultValue("20s") Duration answerWithin,
        @DefaultValue("5000") @Positive int ratePerSecond,
        @DefaultValue("10000") @Positive int rateBurst,
        @DefaultValue("60") @Positive int failuresPerMinute) {}
