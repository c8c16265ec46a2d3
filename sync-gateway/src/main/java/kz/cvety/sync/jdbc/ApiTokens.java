package kz.cvety.sync.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import kz.cvety.kit.secrets.SealedRows;
import kz.cvety.kit.secrets.Vault;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.sync.Secret;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What we present to other systems, sealed for its connection: copied to another row it does not open. */
@Component
class ApiTokens implements SealedRows {

    private static final Logger log = LoggerFactory.getLogger(ApiTokens.class);
    private static final String FIELD = "api_token";

    private record Row(String shop, String id) {}

    private final ShopTransactions transactions;
    private final JdbcClient jdbc;
    private final Vault vault;

    ApiTokens(ShopTransactions transactions, JdbcClient jdbc, Vault vault) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.vault = vault;
    }

    byte @Nullable [] sealed(String shop, String id, @Nullable Secret token) {
        return token == null ? null : vault.seal(token.value(), shop, id, FIELD);
    }

    @Nullable
    String keyId(@Nullable Secret token) {
        return token == null ? null : vault.keyId();
    }

    /** The token of a row. One that cannot be opened is as good as none: the calls without it are refused there and seen. */
    @Nullable
    Secret of(ResultSet row) throws SQLException {
        var sealed = row.getBytes("api_token_sealed");
        if (sealed == null) {
            return null;
        }
        try {
            return new Secret(vault.open(sealed, row.getString("shop_id"), row.getString("id"), FIELD));
        } catch (Vault.CannotOpen e) {
            log.atError()
                    .addKeyValue("shop", row.getString("shop_id"))
                    .addKeyValue("connection", row.getString("id"))
                    .addKeyValue("cause", e.getMessage())
                    .log("connection.token-unreadable");
            return null;
        }
    }

    /** Seals what a release before this one wrote in the clear; runs inside a transaction over all shops. */
    void sealClearOnes() {
        var clear = jdbc.sql("select shop_id, id, api_token from connection where api_token is not null for update")
                .query((row, i) -> {
                    var of = new Row(row.getString("shop_id"), row.getString("id"));
                    return Map.entry(of, new Secret(row.getString("api_token")));
                })
                .list();
        clear.forEach(each -> write(
                each.getKey(),
                vault.seal(
                        each.getValue().value(),
                        each.getKey().shop(),
                        each.getKey().id(),
                        FIELD)));
    }

    @Override
    public String name() {
        return "api tokens of connections";
    }

    @Override
    public Map<String, Long> countByKey() {
        var counts = new TreeMap<String, Long>();
        transactions.acrossShops(() -> {
            jdbc.sql("select api_token_key, count(*) from connection where api_token_key is not null group by 1")
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
                            select shop_id, id, api_token_sealed from connection
                            where api_token_key is not null and api_token_key <> :current
                            order by shop_id, id
                            """)
                    .param("current", to.keyId())
                    .query((row, i) ->
                            Map.entry(new Row(row.getString("shop_id"), row.getString("id")), row.getBytes(3)))
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

    private boolean rewrap(Vault to, Row row, byte[] sealed) {
        try {
            var wrapped = to.rewrap(sealed, row.shop(), row.id(), FIELD);
            return jdbc.sql("""
                            update connection set api_token_sealed = :new, api_token_key = :key
                            where shop_id = :shop and id = :id and api_token_sealed = :old
                            """)
                            .param("new", wrapped)
                            .param("key", to.keyId())
                            .param("shop", row.shop())
                            .param("id", row.id())
                            .param("old", sealed)
                            .update()
                    == 1;
        } catch (Vault.CannotOpen e) {
            log.atError()
                    .addKeyValue("shop", row.shop())
                    .addKeyValue("connection", row.id())
                    .addKeyValue("cause", e.getMessage())
                    .log("connection.token-not-rewrapped");
            return false;
        }
    }

    private void write(Row row, byte[] sealed) {
        jdbc.sql("""
                        update connection set api_token_sealed = :sealed, api_token_key = :key, api_token = null
                        where shop_id = :shop and id = :id
                        """)
                .param("sealed", sealed)
                .param("key", vault.keyId())
                .param("shop", row.shop())
                .param("id", row.id())
                .update();
    }
}
