package kz.cvety.simulators.bitrix;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import kz.cvety.simulators.web.Json;
import kz.cvety.simulators.web.Web;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the tests of the shop share: a realistic order and calls with the right token. */
final class ShopFixture {

    static final String CARD = "Құттықтаймын! 🌷\n«Ең жақсы» анама & <3";
    static final String CREATE = "/supabase-reverse-sync-with-items.php";
    static final String UPDATE = "/supabase-reverse-sync-fixed.php";

    static final String PRODUCT = "/api/v2/products/update-from-railway/";

    private ShopFixture() {}

    static BitrixOptions options() {
        return new BitrixOptions()
                .apiToken("fake-api-token")
                .hookToken("fake-hook-token")
                .hookSecret("fake-hook-secret")
                .pauses(Duration.ofMillis(20), Duration.ofMillis(100));
    }

    static Checkout checkout() {
        return Checkout.by("Айгүл", "+7 700 000 00 01")
                .item("7", "Букет «Весна»", "8000", 1)
                .item("9", "Шар 🎈", "1500", 2)
                .delivery("1500")
                .property("nameRecipient", "Әсел Қуатқызы")
                .property("phoneRecipient", "+7 700 000 00 02")
                .property("addressRecipient", "Абай даңғылы, 10")
                .property("postcardText", CARD)
                .property("data", "2026-03-08")
                .property("when", "10:00-12:00")
                .property("city", "2")
                .property("shopId", "17008");
    }

    static ObjectNode createCall(String xmlId) {
        var call = Json.object()
                .put("action", "order.create")
                .put("xml_id", xmlId)
                .put("lid", "s1")
                .put("person_type_id", 1)
                .putNull("user_id")
                .put("currency", "KZT")
                .put("status", "N")
                .put("price_delivery", "1500");
        call.putObject("user").put("NAME", "Дәулет").put("PHONE", "+77000000003");
        call.putObject("properties").put("nameRecipient", "Әсел").put("postcardText", CARD);
        call.putArray("items")
                .addObject()
                .put("PRODUCT_ID", "7")
                .put("NAME", "Букет")
                .put("PRICE", "11000.50")
                .put("QUANTITY", "1")
                .put("CURRENCY", "KZT")
                .put("CUSTOM_PRICE", "Y");
        return call;
    }

    static HttpResponse<String> call(BitrixSimulator bitrix, String file, ObjectNode body) throws IOException {
        return Web.postJson(bitrix.address(), file, body.toString(), "X-API-TOKEN", "fake-api-token");
    }

    static JsonNode create(BitrixSimulator bitrix, String xmlId) throws IOException {
        return Web.json(call(bitrix, CREATE, createCall(xmlId)));
    }

    static JsonNode status(BitrixSimulator bitrix, long id, String status) throws IOException {
        var call =
                Json.object().put("action", "order.status").put("order_id", id).put("status", status);
        return Web.json(call(bitrix, UPDATE, call));
    }

    static ProductEdit bouquet() {
        return ProductEdit.of("Букет «Весна»", "4950")
                .height("70 см")
                .section("Букеты")
                .description("15 раушан, эвкалипт 🌿")
                .image("https://cdn.example/vesna.jpg")
                .images(List.of("https://cdn.example/vesna-2.jpg"));
    }

    static HttpResponse<String> put(BitrixSimulator bitrix, Object id, String body) throws IOException {
        return Web.putJson(bitrix.address(), PRODUCT + id, body, "Authorization", "Bearer fake-api-token");
    }

    static JsonNode product(BitrixSimulator bitrix, long id) throws IOException {
        var call = Json.object().put("action", "get_product").put("product_id", id);
        return Web.json(call(bitrix, UPDATE, call));
    }

    static JsonNode find(BitrixSimulator bitrix, String xmlId) throws IOException {
        var call = Json.object().put("action", "order.find").put("xml_id", xmlId);
        return Web.json(call(bitrix, UPDATE, call));
    }
}
