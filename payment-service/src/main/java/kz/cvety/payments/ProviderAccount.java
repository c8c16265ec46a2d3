package kz.cvety.payments;

import java.util.Map;
import java.util.Optional;
import kz.cvety.kit.ShopId;

/**
 * A shop's account with a provider.
 *
 * @param settings what only that provider understands, by name
 * @param secrets what opens the account and what the provider proves itself with, by name
 */
public record ProviderAccount(
        ShopId shop,
        Provider provider,
        boolean enabled,
        Map<String, String> settings,
        Map<String, Secret> secrets,
        double ratePerSecond,
        int rateBurst) {

    /** What the provider proves itself with when it calls us. */
    public static final String WEBHOOK_SECRET = "webhook-secret";
    /** The one before, while both are in use. */
    public static final String PREVIOUS_WEBHOOK_SECRET = "webhook-secret-previous";

    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    public Optional<Secret> secret(String name) {
        return Optional.ofNullable(secrets.get(name));
    }
}
