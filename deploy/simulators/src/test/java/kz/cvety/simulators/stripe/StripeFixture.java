package kz.cvety.simulators.stripe;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import kz.cvety.simulators.web.Web;

/** A seller with a fake key, and its calls. */
final class StripeFixture {

    static final String KEY = "sk_test_fake";
    static final String SESSIONS = "/v1/checkout/sessions";
    static final String CREATE = "POST /v1/checkout/sessions";

    private StripeFixture() {}

    static StripeOptions options() {
        return new StripeOptions().secretKey(KEY).pauses(Duration.ofMillis(20), Duration.ofMillis(100));
    }

    static Map<String, String> demand(long amount, String reference) {
        var form = new LinkedHashMap<String, String>();
        form.put("mode", "payment");
        form.put("success_url", "https://shop.example/thanks?session={CHECKOUT_SESSION_ID}");
        form.put("client_reference_id", reference);
        form.put("metadata[order]", "122001");
        form.put("line_items[0][quantity]", "1");
        form.put("line_items[0][price_data][currency]", "kzt");
        form.put("line_items[0][price_data][unit_amount]", Long.toString(amount));
        form.put("line_items[0][price_data][product_data][name]", "Заказ 122001");
        return form;
    }

    static HttpResponse<String> post(StripeSimulator stripe, String path, Map<String, String> form, String key)
            throws IOException {
        return Web.postForm(stripe.address(), path, form, "Authorization", "Bearer " + KEY, "Idempotency-Key", key);
    }

    static HttpResponse<String> post(StripeSimulator stripe, String path, Map<String, String> form) throws IOException {
        return Web.postForm(stripe.address(), path, form, "Authorization", "Bearer " + KEY);
    }

    static HttpResponse<String> get(StripeSimulator stripe, String path) throws IOException {
        return Web.get(stripe.address(), path, "Authorization", "Bearer " + KEY);
    }

    /** A session, made through the API. */
    static String session(StripeSimulator stripe, long amount, String reference) throws IOException {
        return id(post(stripe, SESSIONS, demand(amount, reference), reference));
    }

    static HttpResponse<String> giveBack(StripeSimulator stripe, String session, long amount, String key)
            throws IOException {
        var form = Map.of("payment_intent", stripe.session(session).paymentIntent(), "amount", Long.toString(amount));
        return post(stripe, "/v1/refunds", form, key);
    }

    static String id(HttpResponse<String> response) {
        return Web.json(response).path("id").asString();
    }

    static String errorType(HttpResponse<String> response) {
        return Web.json(response).path("error").path("type").asString();
    }

    static String errorCode(HttpResponse<String> response) {
        return Web.json(response).path("error").path("code").asString("");
    }
}
