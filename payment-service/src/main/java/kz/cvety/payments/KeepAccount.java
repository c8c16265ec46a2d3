package kz.cvety.payments;

import java.util.Map;
import java.util.TreeMap;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps a shop's account with a provider. A secret that is not mentioned stays; a new secret of the webhook leaves the one before in
 * use, until the next.
 */
@Component
public class KeepAccount {

    /** What a person says; what is absent stays, or is as usual. */
    public record Change(
            @Nullable Boolean enabled,
            @Nullable Map<String, String> settings,
            @Nullable Map<String, Secret> secrets,
            @Nullable Double ratePerSecond,
            @Nullable Integer rateBurst) {}

    private static final Logger log = LoggerFactory.getLogger(KeepAccount.class);
    private static final double USUAL_RATE = 10;
    private static final int USUAL_BURST = 20;

    private final ProviderAccounts accounts;

    KeepAccount(ProviderAccounts accounts) {
        this.accounts = accounts;
    }

    /** Runs inside a transaction of the shop. */
    public ProviderAccount handle(ShopId shop, Provider provider, Change change) {
        if (!provider.isOnline()) {
            throw new PaymentRefused.NoProviderAccount(provider);
        }
        var before = accounts.find(shop, provider)
                .orElse(new ProviderAccount(shop, provider, true, Map.of(), Map.of(), USUAL_RATE, USUAL_BURST));
        var account = new ProviderAccount(
                shop,
                provider,
                change.enabled() == null ? before.enabled() : change.enabled(),
                change.settings() == null ? before.settings() : change.settings(),
                secrets(before.secrets(), change.secrets() == null ? Map.of() : change.secrets()),
                change.ratePerSecond() == null ? before.ratePerSecond() : change.ratePerSecond(),
                change.rateBurst() == null ? before.rateBurst() : change.rateBurst());
        accounts.put(account);
        log.atInfo()
                .addKeyValue("shop", shop)
                .addKeyValue("provider", provider)
                .addKeyValue("enabled", account.enabled())
                .log("account.kept");
        return account;
    }

    private static Map<String, Secret> secrets(Map<String, Secret> before, Map<String, Secret> told) {
        var secrets = new TreeMap<>(before);
        secrets.putAll(told);
        var webhook = before.get(ProviderAccount.WEBHOOK_SECRET);
        var next = told.get(ProviderAccount.WEBHOOK_SECRET);
        if (webhook != null && next != null && !next.equals(webhook)) {
            secrets.put(ProviderAccount.PREVIOUS_WEBHOOK_SECRET, webhook);
        }
        return secrets;
    }
}
