package kz.cvety.sync.inbound.jdbc;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long what arrived is kept.
 *
 * @param retention how long a receipt is kept, and with it the memory of its delivery id; what is still open in the
 *     parking lot is kept until it is decided
 * @param retentionChunk how many receipts one statement removes
 */
@Validated
@ConfigurationProperties("cvety.sync.receipts")
record ReceiptProperties(
        @DefaultValue("90d") Duration retention,
        @DefaultValue("2000") @Positive int retentionChunk) {}
