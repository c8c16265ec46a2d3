package kz.cvety.sync.outbound.jdbc;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import kz.cvety.sync.Connection;
import kz.cvety.sync.outbound.RateBudget;
import org.springframework.stereotype.Component;

/**
 * Token buckets in PostgreSQL. From {@value #LOCAL} calls per second on, a bucket of this instance alone is used: at that
 * rate the bucket's own row would be the limit. A pause is a debt of tokens, so every instance sees it.
 */
@Component
class BucketRateBudget implements RateBudget {

    private static final double LOCAL = 1000;
    private static final Duration PERIOD = Duration.ofSeconds(1000);
    private static final double NANOS = 1_000_000_000d;

    private final ProxyManager<String> shared;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    BucketRateBudget(DataSource database) {
        this.shared = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .table("rate_budget")
                .idColumn("id")
                .stateColumn("state")
                .expiresAtColumn("expires_at")
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .build();
    }

    @Override
    public Grant take(Connection connection, int most) {
        var bucket = bucket(connection);
        var taken = (int) bucket.tryConsumeAsMuchAsPossible(most);
        return taken > 0 ? new Grant(taken, Duration.ZERO) : new Grant(0, untilNext(bucket));
    }

    @Override
    public void giveBack(Connection connection, int calls) {
        if (calls > 0) {
            bucket(connection).addTokens(calls);
        }
    }

    @Override
    public Duration reserve(Connection connection) {
        return Duration.ofNanos(bucket(connection).consumeIgnoringRateLimits(1));
    }

    @Override
    public void pause(Connection connection, Duration pause) {
        var bucket = bucket(connection);
        bucket.tryConsumeAsMuchAsPossible(connection.rateBurst());
        var missing = pause.minus(untilNext(bucket));
        if (missing.isPositive()) {
            var debt = (long) Math.ceil(connection.ratePerSecond() * missing.toNanos() / NANOS);
            bucket.consumeIgnoringRateLimits(Math.max(1, debt));
        }
    }

    private static Duration untilNext(Bucket bucket) {
        return Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    private Bucket bucket(Connection connection) {
        var key = "%s/%s@%s+%d"
                .formatted(
                        connection.shop().value(), connection.id(), connection.ratePerSecond(), connection.rateBurst());
        return buckets.computeIfAbsent(key, id -> {
            var tokens = Math.max(1, Math.round(connection.ratePerSecond() * PERIOD.toSeconds()));
            var limit = Bandwidth.builder()
                    .capacity(connection.rateBurst())
                    .refillGreedy(tokens, PERIOD)
                    .build();
            return connection.ratePerSecond() >= LOCAL
                    ? Bucket.builder().addLimit(limit).build()
                    : shared.getProxy(
                            id,
                            () -> BucketConfiguration.builder().addLimit(limit).build());
        });
    }
}
