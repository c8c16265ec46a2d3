package kz.cvety.identity.jdbc;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javax.sql.DataSource;
import kz.cvety.identity.Throttle;
import org.springframework.stereotype.Component;

/** Token buckets in PostgreSQL, each in a transaction of its own. */
@Component
class BucketThrottle implements Throttle {

    private static final Duration KEPT_FULL = Duration.ofMinutes(10);
    private static final int CLEANED_AT_ONCE = 1000;

    private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;

    BucketThrottle(DataSource database, InstantSource clock) {
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .table("throttle")
                .idColumn("id")
                .stateColumn("state")
                .expiresAtColumn("expires_at")
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .clientClock(meter(clock))
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_FULL))
                .build();
    }

    @Override
    public Duration take(String id, int burst, Duration every) {
        var probe = bucket(id, burst, every).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    @Override
    public void reset(String id, int burst, Duration every) {
        bucket(id, burst, every).reset();
    }

    @Override
    public void clean() {
        var removed = CLEANED_AT_ONCE;
        while (removed == CLEANED_AT_ONCE) {
            removed = buckets.removeExpired(CLEANED_AT_ONCE);
        }
    }

    private Bucket bucket(String id, int burst, Duration every) {
        var limit =
                Bandwidth.builder().capacity(burst).refillIntervally(1, every).build();
        return buckets.getProxy(
                id, () -> BucketConfiguration.builder().addLimit(limit).build());
    }

    private static TimeMeter meter(InstantSource clock) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                Instant now = clock.instant();
                return now.getEpochSecond() * 1_000_000_000L + now.getNano();
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }
}
