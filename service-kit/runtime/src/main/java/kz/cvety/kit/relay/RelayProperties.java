package kz.cvety.kit.relay;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the outbox relay.
 *
 * @param enabled whether this instance relays at all; one that does not still keeps its outbox
 * @param username role with REPLICATION that may read the kit's tables
 * @param password its password
 * @param slot replication slot, unique on the whole server; by default the application's name and {@code _outbox}
 * @param standbyInterval how often a standby looks whether the leader is gone
 * @param retryInterval pause before the relay starts again after a fault
 * @param heartbeatInterval how often an idle service moves its slot on, so that the server may discard write-ahead log
 * @param retention how long a relayed row stays for a republish
 * @param retentionInterval how often rows past their retention are removed
 * @param retentionChunk how many rows one statement removes
 * @param recoveryMargin how far before the last confirmed row a recovery starts; longer than any transaction lasts
 * @param maxRecord the largest record sent; a larger one is refused, reported and passed by
 */
@Validated
@ConfigurationProperties("cvety.outbox.relay")
record RelayProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @Nullable @Pattern(regexp = "[a-z0-9_]{1,63}") String slot,
        @DefaultValue("500ms") Duration standbyInterval,
        @DefaultValue("1s") Duration retryInterval,
        @DefaultValue("5s") Duration heartbeatInterval,
        @DefaultValue("7d") Duration retention,
        @DefaultValue("10m") Duration retentionInterval,
        @DefaultValue("5000") @Min(1) int retentionChunk,
        @DefaultValue("15m") Duration recoveryMargin,
        @DefaultValue("1000000B") DataSize maxRecord) {}
