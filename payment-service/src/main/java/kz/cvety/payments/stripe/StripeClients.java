package kz.cvety.payments.stripe;

import com.stripe.StripeClient;
import java.util.Optional;
import kz.cvety.payments.ProviderAccount;
import org.springframework.stereotype.Component;

/** The SDK for an account of a shop. It repeats nothing by itself. */
@Component
class StripeClients {

    /** Among the account's secrets: the key that opens Stripe's API. */
    static final String API_KEY = "api-key";

    private final StripeHttp http;
    private final String baseUrl;

    StripeClients(StripeProperties properties) {
        http = new StripeHttp(properties.callTimeout());
        baseUrl = properties.baseUrl().toString().replaceAll("/+$", "");
    }

    /** Nothing for an account whose key is not known. */
    Optional<StripeClient> of(ProviderAccount account) {
        return account.secret(API_KEY)
                .map(key -> StripeClient.builder()
                        .setApiKey(key.value())
                        .setApiBase(baseUrl)
                        .setMaxNetworkRetries(0)
                        .setHttpClient(http)
                        .build());
    }
}
