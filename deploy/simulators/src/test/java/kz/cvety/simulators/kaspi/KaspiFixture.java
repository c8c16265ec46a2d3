package kz.cvety.simulators.kaspi;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import kz.cvety.simulators.web.Json;
import kz.cvety.simulators.web.Web;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A seller with a fake key and one device, and its calls. */
final class KaspiFixture {

    static final String KEY = "fake-kaspi-key";
    static final String DEVICE = "fake-device";

    private KaspiFixture() {}

    static KaspiOptions options() {
        return new KaspiOptions().apiKey(KEY).deviceToken(DEVICE).pauses(Duration.ofMillis(20), Duration.ofMillis(100));
    }

    static ObjectNode demand(String amount, String externalId) {
        return Json.object()
                .put("DeviceToken", DEVICE)
                .put("Amount", new BigDecimal(amount))
                .put("ExternalId", externalId);
    }

    static HttpResponse<String> post(KaspiSimulator kaspi, String action, ObjectNode body) throws IOException {
        return post(kaspi, action, body, KEY);
    }

    static HttpResponse<String> post(KaspiSimulator kaspi, String action, ObjectNode body, String key)
            throws IOException {
        return Web.postJson(
                kaspi.address(), "/r1/v01/" + action, body.toString(), "Api-Key", key, "X-Request-ID", requestId());
    }

    static HttpResponse<String> get(KaspiSimulator kaspi, String path) throws IOException {
        return Web.get(kaspi.address(), "/r1/v01/" + path, "Api-Key", KEY, "X-Request-ID", requestId());
    }

    /** A payment link, made through the protocol. */
    static long link(KaspiSimulator kaspi, String amount, String externalId) throws IOException {
        return data(post(kaspi, "qr/create-link", demand(amount, externalId)))
                .path("PaymentId")
                .asLong();
    }

    static String status(KaspiSimulator kaspi, long id) throws IOException {
        return data(get(kaspi, "payment/status/" + id)).path("Status").asString();
    }

    static HttpResponse<String> giveBack(KaspiSimulator kaspi, long id, String amount) throws IOException {
        return post(kaspi, "payment/return", demand(amount, "").put("QrPaymentId", id));
    }

    static JsonNode data(HttpResponse<String> response) {
        return Web.json(response).path("Data");
    }

    static int code(HttpResponse<String> response) {
        return Web.json(response).path("StatusCode").asInt(-77);
    }

    private static String requestId() {
        return UUID.randomUUID().toString();
    }
}
