package kz.cvety.sync.inbound;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How orders and products are read back from Bitrix.
 *
 * @param pause between two looks for due re-reads
 * @param slowestRetry the longest wait while Bitrix is away
 * @param sweep whether connections are asked for what changed, so that a lost hook is found
 * @param sweepEvery how often each connection is asked
 * @param overlap how far before the newest change known a sweep begins
 * @param pageSize orders or products per page of a sweep
 */
@Validated
@ConfigurationProperties("cvety.sync.reread")
public record RereadProperties(
        @DefaultValue("200ms") Duration pause,
        @DefaultValue("5m") Duration slowestRetry,
        @DefaultValue("true") boolean sweep,
        @DefaultValue("60s") Duration sweepEvery,
        @DefaultValue("5m") Duration overlap,
        @DefaultValue("50") @Positive int pageSize) {}
