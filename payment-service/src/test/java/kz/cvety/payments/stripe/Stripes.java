package kz.cvety.payments.stripe;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import kz.cvety.kit.ShopId;
import kz.cvety.payments.Provider;
import kz.cvety.payments.ProviderAccount;
import kz.cvety.payments.Secret;

/** Settings and accounts of the tests, all made up. */
final class Stripes {

    private Stripes() {}

    static StripeProperties properties(String baseUrl) {
        return properties(baseUrl, "https://{shop}.example/thanks?session={CHECKOUT_SESSION_ID}");
    }

    static StripeProperties properties(String baseUrl, String successUrl) {
        return new StripeProperties(
                URI.create(baseUrl),
                successUrl,
                "",
                Duration.ofSeconds(3),
                Duration.ofMinutes(5),
                Duration.ofSeconds(15),
                Duration.ofMinutes(10),
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                Duration.ofDays(1),
                Duration.ofDays(45),
                50);
    }

    static ProviderAccount account(ShopId shop, Map<String, String> named) {
        var secrets = new TreeMap<String, Secret>();
        named.forEach((name, value) -> secrets.put(name, new Secret(value)));
        return new ProviderAccount(shop, Provider.STRIPE, true, Map.of(), secrets, 200, 200);
    }
}
