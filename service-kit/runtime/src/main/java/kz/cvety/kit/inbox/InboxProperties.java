package kz.cvety.kit.inbox;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How facts are consumed.
 *
 * @param concurrency consumer threads per topic; more than the topic's partitions are idle
 * @param firstRetry the wait after the first failure of the database
 * @param slowestRetry the longest wait between two tries
 * @param retention how long an event's id is remembered; longer than Kafka keeps the event
 */
@Validated
@ConfigurationProperties("cvety.inbox")
record InboxProperties(
        @DefaultValue("1") @Positive int concurrency,
        @DefaultValue("200ms") Duration firstRetry,
        @DefaultValue("10s") Duration slowestRetry,
        @DefaultValue("14d") Duration retention) {}
