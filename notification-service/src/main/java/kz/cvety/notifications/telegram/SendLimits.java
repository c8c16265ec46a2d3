package kz.cvety.notifications.telegram;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Keeps all instances together below Telegram's limits: the spent rates are in the database. */
@Component
final class SendLimits {

    /** No chat has this id. */
    private static final long OVERALL = 0;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ProxyManager<Long> buckets;
    private final BucketConfiguration overall;
    private final BucketConfiguration person;
    private final BucketConfiguration group;

    SendLimits(DataSource database, TelegramProperties properties) {
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .table("rate_limit")
                .idColumn("id")
                .stateColumn("state")
                .expiresAtColumn("expires_at")
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1)))
                .build();
        var limits = properties.limits();
        var each = rate(limits.chatBurst(), limits.chatPerSecond(), Duration.ofSeconds(1));
        overall = configuration(rate(limits.burst(), limits.perSecond() - limits.burst(), Duration.ofSeconds(1)));
        person = configuration(each);
        group = configuration(
                each, rate(limits.groupBurst(), limits.groupPerMinute() - limits.groupBurst(), Duration.ofMinutes(1)));
    }

    /** Takes the right to send one message to the chat now; otherwise says how long to wait before asking again. */
    Duration take(long chatId) throws InterruptedException {
        var chat = buckets.getProxy(chatId, () -> chatId < 0 ? group : person);
        var probe = chat.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            return Duration.ofNanos(probe.getNanosToWaitForRefill());
        }
        // the wait for the overall limit is short and shared by all chats: stand in line for it
        var passed =
                buckets.getProxy(OVERALL, () -> overall).asBlocking().tryConsume(1, PATIENCE, BlockingStrategy.PARKING);
        if (passed) {
            return Duration.ZERO;
        }
        chat.addTokens(1);
        return PATIENCE;
    }

    private static Bandwidth rate(int burst, int steady, Duration per) {
        return Bandwidth.builder().capacity(burst).refillGreedy(steady, per).build();
    }

    private static BucketConfiguration configuration(Bandwidth... rates) {
        var builder = BucketConfiguration.builder();
        for (var rate : rates) {
            builder.addLimit(rate);
        }
        return builder.build();
    }
}
