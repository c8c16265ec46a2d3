package kz.cvety.payments.jdbc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.secrets.SealedRows;
import kz.cvety.kit.secrets.Vault;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.payments.PaymentRefused;
import kz.cvety.payments.Provider;
import kz.cvety.payments.ProviderAccount;
import kz.cvety.payments.ProviderAccounts;
import kz.cvety.payments.Secret;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Accounts with their secrets sealed together, bound to the shop and the provider. One that does not open is not there. */
@Repository
class JdbcProviderAccounts implements ProviderAccounts, SealedRows {

    private static final Logger log = LoggerFactory.getLogger(JdbcProviderAccounts.class);
    private static final String FIELD = "secrets";
    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

    private static final class Row {

        private final ShopId shop;
        private final Provider provider;
        private final byte[] sealed;

        private Row(ResultSet row) throws SQLException {
            shop = new ShopId(row.getString("shop_id"));
            provider = Provider.valueOf(row.getString("provider"));
            sealed = row.getBytes("secrets_sealed");
        }
    }

    private final JdbcClient jdbc;
    private final ShopTransactions transactions;
    private final Vault vault;
    private final JsonMapper json;
    private final InstantSource clock;

    JdbcProviderAccounts(
            JdbcClient jdbc,
            ShopTransactions transactions,
            Vault vault,
            @Qualifier("events") JsonMapper json,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Optional<ProviderAccount> find(ShopId shop, Provider provider) {
        return transactions.call(
                shop,
                () -> jdbc.sql("select * from provider_account where shop_id = :shop and provider = :provider")
                        .param("shop", shop.value())
                        .param("provider", provider.name())
                        .query((row, i) -> account(row))
                        .optional()
                        .flatMap(found -> found));
    }

    @Override
    public Optional<ProviderAccount> ofWebhook(Provider provider, Secret presented) {
        var digest = digest(presented);
        return transactions.acrossShops(() -> jdbc.sql("""
            select * from provider_account
            where provider = :provider and enabled and (webhook_digest = :digest or previous_digest = :digest)
            order by webhook_digest = :digest desc limit 1
            """)
                .param("provider", provider.name())
                .param("digest", digest)
                .query((row, i) -> account(row))
                .optional()
                .flatMap(found -> found));
    }

    @Override
    public List<ProviderAccount> enabled() {
        return transactions.acrossShops(() -> jdbc
                .sql("select * from provider_account where enabled order by shop_id, provider")
                .query((row, i) -> account(row))
                .stream()
                .flatMap(Optional::stream)
                .toList());
    }

    @Override
    public void put(ProviderAccount account) {
        var secrets = new TreeMap<String, String>();
        account.secrets().forEach((name, secret) -> secrets.put(name, secret.value()));
        var sealed = vault.seal(
                json.writeValueAsString(secrets),
                account.shop().value(),
                account.provider().name(),
                FIELD);
        try {
            transactions.run(account.shop(), () -> write(account, sealed));
        } catch (DuplicateKeyException e) {
            throw new PaymentRefused.WebhookSecretTaken();
        }
    }

    private void write(ProviderAccount account, byte[] sealed) {
        jdbc.sql("""
            insert into provider_account (shop_id, provider, enabled, settings, rate_per_second, rate_burst,
                secrets_sealed, secrets_key, webhook_digest, previous_digest, updated_at)
            values (:shop, :provider, :enabled, :settings::jsonb, :rate, :burst, :sealed, :key, :webhook, :previous, :now)
            on conflict (shop_id, provider) do update set enabled = excluded.enabled, settings = excluded.settings,
                rate_per_second = excluded.rate_per_second, rate_burst = excluded.rate_burst,
                secrets_sealed = excluded.secrets_sealed, secrets_key = excluded.secrets_key,
                webhook_digest = excluded.webhook_digest, previous_digest = excluded.previous_digest,
                updated_at = excluded.updated_at
            """)
                .param("shop", account.shop().value())
                .param("provider", account.provider().name())
                .param("enabled", account.enabled())
                .param("settings", json.writeValueAsString(new TreeMap<>(account.settings())))
                .param("rate", account.ratePerSecond())
                .param("burst", account.rateBurst())
                .param("sealed", sealed)
                .param("key", Vault.keyIdOf(sealed))
                .param("webhook", digest(account, ProviderAccount.WEBHOOK_SECRET))
                .param("previous", digest(account, ProviderAccount.PREVIOUS_WEBHOOK_SECRET))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public String name() {
        return "accounts with payment providers";
    }

    @Override
    public Map<String, Long> countByKey() {
        var counts = new TreeMap<String, Long>();
        transactions.acrossShops(() -> {
            jdbc.sql("select secrets_key, count(*) from provider_account group by 1")
                    .query(row -> {
                        counts.put(row.getString(1), row.getLong(2));
                    });
            return true;
        });
        return counts;
    }

    @Override
    public int rewrap(Vault to, int limit) {
        return transactions.acrossShops(() -> (int) jdbc
                .sql("select * from provider_account where secrets_key <> :current order by shop_id, provider for"
                        + " update")
                .param("current", to.keyId())
                .query((row, i) -> new Row(row))
                .list()
                .stream()
                .filter(row -> rewrap(to, row))
                .limit(limit)
                .count());
    }

    private boolean rewrap(Vault to, Row row) {
        try {
            var wrapped = to.rewrap(row.sealed, row.shop.value(), row.provider.name(), FIELD);
            return jdbc.sql("""
                update provider_account set secrets_sealed = :new, secrets_key = :key
                where shop_id = :shop and provider = :provider
                """)
                            .param("new", wrapped)
                            .param("key", to.keyId())
                            .param("shop", row.shop.value())
                            .param("provider", row.provider.name())
                            .update()
                    == 1;
        } catch (Vault.CannotOpen e) {
            unreadable(row, e);
            return false;
        }
    }

    private Optional<ProviderAccount> account(ResultSet found) throws SQLException {
        var row = new Row(found);
        try {
            var secrets = new TreeMap<String, Secret>();
            json.readValue(vault.open(row.sealed, row.shop.value(), row.provider.name(), FIELD), TEXTS)
                    .forEach((name, value) -> secrets.put(name, new Secret(value)));
            return Optional.of(new ProviderAccount(
                    row.shop,
                    row.provider,
                    found.getBoolean("enabled"),
                    json.readValue(found.getString("settings"), TEXTS),
                    secrets,
                    found.getDouble("rate_per_second"),
                    found.getInt("rate_burst")));
        } catch (Vault.CannotOpen e) {
            unreadable(row, e);
            return Optional.empty();
        }
    }

    private static void unreadable(Row row, Vault.CannotOpen why) {
        log.atError()
                .addKeyValue("shop", row.shop)
                .addKeyValue("provider", row.provider)
                .addKeyValue("cause", why.getMessage())
                .log("account.secrets-unreadable");
    }

    private static byte @Nullable [] digest(ProviderAccount account, String name) {
        return account.secret(name).map(JdbcProviderAccounts::digest).orElse(null);
    }

    private static byte[] digest(Secret secret) {
        try {
            var text = Objects.requireNonNull(secret.value()).getBytes(StandardCharsets.UTF_8);
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
