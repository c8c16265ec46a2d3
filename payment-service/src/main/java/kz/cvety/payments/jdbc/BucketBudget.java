package kz.cvety.payments.jdbc;

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
import kz.cvety.payments.ProviderAccount;
import kz.cvety.payments.work.Budget;
import org.springframework.stereotype.Component;

/** Token buckets in PostgreSQL. */
@Component
class BucketBudget implements Budget {

    private static final Duration PERIOD = Duration.ofSeconds(1000);

    private final ProxyManager<String> shared;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    BucketBudget(DataSource database) {
        this.shared = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .table("rate_budget")
                .idColumn("id")
                .stateColumn("state")
                .expiresAtColumn("expires_at")
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .build();
    }

    @Override
    public int take(ProviderAccount account, int most) {
        return (int) bucket(account).tryConsumeAsMuchAsPossible(most);
    }

    @Override
    public void giveBack(ProviderAccount account, int calls) {
        if (calls > 0) {
            bucket(account).addTokens(calls);
        }
    }

    private Bucket bucket(ProviderAccount account) {
        var key = "%s/%s@%s+%d"
                .formatted(account.shop().value(), account.provider(), account.ratePerSecond(), account.rateBurst());
        return buckets.computeIfAbsent(key, id -> {
            var tokens = Math.max(1, Math.round(account.ratePerSecond() * PERIOD.toSeconds()));
            var limit = Bandwidth.builder()
                    .capacity(account.rateBurst())
                    .refillGreedy(tokens, PERIOD)
                    .build();
            return shared.getProxy(
                    id, () -> BucketConfiguration.builder().addLimit(limit).build());
        });
    }
}
