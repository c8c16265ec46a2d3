package kz.cvety.identity.keys.jdbc;

import java.util.Map;
import java.util.TreeMap;
import kz.cvety.identity.keys.KeySeal;
import kz.cvety.kit.secrets.SealedRows;
import kz.cvety.kit.secrets.Vault;
import kz.cvety.kit.shop.ShopTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The private halves in use, for the command of re-encryption. */
@Component
class SealedSigningKeys implements SealedRows {

    private static final Logger log = LoggerFactory.getLogger(SealedSigningKeys.class);

    private final ShopTransactions transactions;
    private final JdbcClient jdbc;

    SealedSigningKeys(ShopTransactions transactions, JdbcClient jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "signing keys";
    }

    @Override
    public Map<String, Long> countByKey() {
        var counts = new TreeMap<String, Long>();
        transactions.acrossShops(() -> {
            jdbc.sql("select sealed_key, count(*) from signing_key where sealed is not null group by 1")
                    .query(row -> {
                        counts.put(row.getString(1), row.getLong(2));
                    });
            return true;
        });
        return counts;
    }

    @Override
    public int rewrap(Vault to, int limit) {
        return transactions.acrossShops(() -> {
            var found = jdbc.sql("""
                            select kid, sealed from signing_key where sealed is not null and sealed_key <> :current
                            order by kid for update
                            """)
                    .param("current", to.keyId())
                    .query((row, i) -> Map.entry(row.getString(1), row.getBytes(2)))
                    .list();
            var done = 0;
            for (var each : found) {
                if (done < limit && rewrap(to, each.getKey(), each.getValue())) {
                    done++;
                }
            }
            return done;
        });
    }

    private boolean rewrap(Vault to, String kid, byte[] sealed) {
        try {
            return jdbc.sql("update signing_key set sealed = :new, sealed_key = :key where kid = :kid")
                            .param("new", KeySeal.rewrap(to, kid, sealed))
                            .param("key", to.keyId())
                            .param("kid", kid)
                            .update()
                    == 1;
        } catch (Vault.CannotOpen e) {
            log.atError()
                    .addKeyValue("kid", kid)
                    .addKeyValue("cause", e.getMessage())
                    .log("signing-key.not-rewrapped");
            return false;
        }
    }
}
