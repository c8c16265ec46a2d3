package kz.cvety.stack;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Money as the shop's director sees it: the payment service's REST. */
final class PaymentApi {

    /** What Kaspi is taken to allow. */
    static final int PER_SECOND = 20;

    static final int BURST = 40;

    private static final String PAYMENTS = "/api/v1/payments";

    private final ApiClient app;

    PaymentApi(LocalStack stack) {
        this(stack, Duration.ZERO);
    }

    /** An app that repeats a request for this long while the service is away. */
    PaymentApi(LocalStack stack, Duration patience) {
        app = new ApiClient(stack.people(), stack.payments(), patience);
    }

    /** Makes the simulated providers the shop's; saying it again changes nothing. */
    void openAccounts(StackSecrets secrets) {
        app.put("/api/v1/payment-providers/KASPI", """
                {"enabled":true,"settings":{"scheme":"r1"},"ratePerSecond":%d,"rateBurst":%d,
                 "secrets":{"api-key":"%s","device-token":"%s","webhook-secret":"%s"}}
                """.formatted(
                        PER_SECOND, BURST, secrets.kaspiKey(), secrets.kaspiDevice(), secrets.kaspiWebhook()));
        app.put("/api/v1/payment-providers/STRIPE", """
                {"enabled":true,"secrets":{"api-key":"%s","webhook-secret":"%s"}}
                """.formatted(secrets.stripeKey(), secrets.stripeWebhook()));
    }

    /** What is paid, or was asked for, for an order, the newest first. */
    List<JsonNode> ofOrder(UUID order) {
        return app.get(PAYMENTS + "?order=" + order)
                .path("payments")
                .valueStream()
                .toList();
    }

    JsonNode get(UUID payment) {
        return app.get(PAYMENTS + "/" + payment);
    }

    /** Gives back so much of it. */
    void refund(UUID payment, String amount) {
        app.create(PAYMENTS + "/" + payment + "/refunds", "{\"amount\":\"" + amount + "\"}");
    }

    /** What the books say of one account: debit less credit; nothing where nothing was posted. */
    BigDecimal balance(String account) {
        return balances().getOrDefault(account, BigDecimal.ZERO);
    }

    /** All accounts of the books. */
    Map<String, BigDecimal> balances() {
        return app.get("/api/v1/ledger")
                .path("accounts")
                .valueStream()
                .collect(Collectors.toMap(
                        account -> account.path("account").asString(),
                        account -> new BigDecimal(account.path("balance").asString())));
    }

    /** All payments of the shop, page by page. */
    List<JsonNode> all() {
        var all = new ArrayList<JsonNode>();
        @Nullable String cursor = null;
        do {
            var page = app.get(PAYMENTS + "?limit=200" + (cursor == null ? "" : "&cursor=" + cursor));
            page.path("payments").forEach(all::add);
            cursor = page.path("next").stringValue(null);
        } while (cursor != null);
        return all;
    }
}
