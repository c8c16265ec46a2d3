package kz.cvety.simulators.bitrix;

import static kz.cvety.simulators.bitrix.ShopFixture.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import kz.cvety.simulators.machinery.CallFault;
import kz.cvety.simulators.machinery.FaultKind;
import kz.cvety.simulators.web.Json;
import kz.cvety.simulators.web.Reply;
import kz.cvety.simulators.web.Web;
import kz.cvety.simulators.web.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ProductCallsTests {

    private static final String OURS = "0199c0de-0000-7000-8000-000000000001";
    private static final byte[] PICTURE = {(byte) 0xFF, (byte) 0xD8, 0, 7, (byte) 0xFE};

    private Instant now = Instant.parse("2026-03-08T07:00:00.123Z");
    private final BitrixSimulator bitrix =
            BitrixSimulator.start(ShopFixture.options().clock(() -> now));
    private final WebServer media = WebServer.start("127.0.0.1", 0, request -> switch (request.path()) {
        case "/rose.jpg", "/same.jpg" -> Reply.file("rose.jpg", PICTURE);
        case "/moved.jpg" -> Reply.redirect(302, "/rose.jpg");
        case "/empty.jpg" -> Reply.file("empty.jpg", new byte[0]);
        default -> Reply.html(404, "<h1>404</h1>");
    });

    @AfterEach
    void close() {
        bitrix.close();
        media.close();
    }

    @Test
    void tellsAProductAsTheHookDoes() throws IOException {
        var id = bitrix.products().add(ShopFixture.bouquet(), 42).id();

        assertThat(ShopFixture.product(bitrix, id).path("product").toString())
                .isEqualTo("{\"id\":1243,\"title\":\"Букет «Весна»\",\"price\":\"4 950 ₸\",\"isAvailable\":true,"
                        + "\"image\":\"https://cdn.example/vesna.jpg\",\"images\":[\"https://cdn.example/vesna-2.jpg\"],"
                        + "\"catalogHeight\":\"70 см\",\"description\":\"15 раушан, эвкалипт 🌿\",\"version\":1,"
                        + "\"date_update\":\"2026-03-08T12:00:00+05:00\",\"changed_by\":\"42\"}");
        assertThat(ShopFixture.product(bitrix, 99).toString()).isEqualTo("{\"status\":\"not_found\"}");
    }

    @Test
    void writesOnlyWhatACallNames() throws IOException {
        var id = bitrix.products().add(ShopFixture.bouquet(), 42).id();
        now = now.plusSeconds(60);

        var answer = ShopFixture.put(bitrix, id, "{\"price\":\"5\u00a0000,50\u202f₸\",\"enabled\":\"N\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"status\":\"success\",\"product_id\":1243,\"updated_at\":\"2026-03-08T12:01:00+05:00\","
                        + "\"version\":2}");
        var product = bitrix.products().get(id);
        assertThat(product.price()).isEqualByComparingTo("5000.50");
        assertThat(product.available()).isFalse();
        assertThat(product.name()).isEqualTo("Букет «Весна»");
        assertThat(product.changedBy()).isEmpty();
        assertThat(ShopFixture.product(bitrix, id).path("product").path("price").asString())
                .isEqualTo("5 000,50 ₸");
    }

    @Test
    void clearsWhatIsToldAsEmptyAndKeepsWhatIsNull() throws IOException {
        var id = bitrix.products().add(ShopFixture.bouquet(), 42).id();
        ShopFixture.put(bitrix, id, "{\"description\":\"\",\"image\":\"\",\"name\":null,\"price\":null}");

        var product = bitrix.products().get(id);
        assertThat(product.description()).isEmpty();
        assertThat(product.image()).isEmpty();
        assertThat(product.images()).hasSize(1);
        assertThat(product.name()).isEqualTo("Букет «Весна»");
    }

    @Test
    void savesNothingForACallThatChangesNothing() throws IOException {
        var id = bitrix.products().add(ShopFixture.bouquet(), 42).id();
        var same = "{\"name\":\"Букет «Весна»\",\"price\":\"4950,00 тг\",\"enabled\":\"Y\","
                + "\"image\":\"https://cdn.example/vesna.jpg\"}";

        assertThat(Web.json(ShopFixture.put(bitrix, id, same)).path("version").asLong())
                .isEqualTo(1);
        assertThat(bitrix.calls().getLast().wrote()).isFalse();
        assertThat(bitrix.pendingHooks()).isEqualTo(1);
        assertThat(bitrix.products().get(id).changedBy()).isEqualTo("42");
    }

    @Test
    void createsByOurIdOnceAndThenUpdates() throws IOException {
        var first = ShopFixture.put(bitrix, OURS, "{\"name\":\"Пион\",\"price\":\"900 ₸\"}");
        var second = ShopFixture.put(bitrix, OURS, "{\"name\":\"Пион\",\"price\":\"950 ₸\"}");

        assertThat(Web.json(first).path("product_id").asLong()).isEqualTo(1243);
        assertThat(Web.json(second).path("product_id").asLong()).isEqualTo(1243);
        assertThat(Web.json(second).path("version").asLong()).isEqualTo(2);
        assertThat(bitrix.products().findByXmlId(OURS)).singleElement().satisfies(product -> {
            assertThat(product.available()).isTrue();
            assertThat(product.currency()).isEqualTo("KZT");
        });
        assertThat(ShopFixture.product(bitrix, 1243)
                        .path("product")
                        .path("xml_id")
                        .asString())
                .isEqualTo(OURS);
    }

    @Test
    void createsNothingWithoutANameOrAPrice() throws IOException {
        assertThat(step(422, ShopFixture.put(bitrix, OURS, "{\"price\":\"900 ₸\"}")))
                .isEqualTo("name");
        assertThat(step(422, ShopFixture.put(bitrix, OURS, "{\"name\":\"Пион\"}")))
                .isEqualTo("price");
        assertThat(bitrix.products().all()).isEmpty();
    }

    @Test
    void knowsNoExternalKeysWhileLegacy() throws IOException {
        bitrix.legacyProducts(true);

        assertThat(ShopFixture.put(bitrix, OURS, "{\"name\":\"Пион\",\"price\":\"900 ₸\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(bitrix.products().all()).isEmpty();
    }

    @Test
    void refusesWhatItCannotWriteWithTheStep() throws IOException {
        var id = bitrix.products().add(ShopFixture.bouquet(), 42).id();
        var steps = Map.of(
                "{\"price\":\"дорого\"}",
                "price",
                "{\"price\":\"5.000.00 ₸\"}",
                "price",
                "{\"price\":\"-5 ₸\"}",
                "price",
                "{\"price\":{}}",
                "price",
                "{\"name\":\" \"}",
                "name",
                "{\"name\":\"" + "ә".repeat(256) + "\"}",
                "name",
                "{\"enabled\":\"yes\"}",
                "enabled",
                "[]",
                "request");
        for (var step : steps.entrySet()) {
            assertThat(step(422, ShopFixture.put(bitrix, id, step.getKey())))
                    .as(step.getKey())
                    .isEqualTo(step.getValue());
        }
        assertThat(bitrix.products().get(id).version()).isEqualTo(1);
        var unknown = ShopFixture.put(bitrix, 99, "{\"name\":\"x\"}");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body())
                .isEqualTo("{\"status\":\"error\",\"error\":\"product not found\",\"step\":\"product\"}");
    }

    @Test
    void downloadsThePictureAndShowsItUnderItsOwnAddress() throws IOException {
        var id = bitrix.products().add(ShopFixture.bouquet(), 42).id();
        ShopFixture.put(bitrix, id, image("/rose.jpg"));

        var product = bitrix.products().get(id);
        assertThat(product.imageSource()).isEqualTo(media.address() + "/rose.jpg");
        assertThat(product.imageHash()).hasSize(64);
        var told = ShopFixture.product(bitrix, id).path("product").path("image").asString();
        assertThat(told).isEqualTo(bitrix.address() + "/upload/iblock/" + product.imageHash() + ".jpg");
        assertThat(Web.bytes(told)).isEqualTo(PICTURE);

        ShopFixture.put(bitrix, id, image("/same.jpg"));
        ShopFixture.put(bitrix, id, "{\"image\":\"" + told + "\"}");
        assertThat(bitrix.products().get(id).version()).isEqualTo(2);
    }

    @Test
    void refusesAPictureItCannotFetch() throws IOException {
        var id = bitrix.products().add(ShopFixture.bouquet(), 42).id();

        for (var path : new String[] {"/none.jpg", "/moved.jpg", "/empty.jpg"}) {
            assertThat(step(422, ShopFixture.put(bitrix, id, image(path)))).isEqualTo("image");
        }
        for (var url : new String[] {"http://127.0.0.1:1/x.jpg", "ftp://cdn.example/x.jpg", "not an address"}) {
            assertThat(step(422, ShopFixture.put(bitrix, id, "{\"name\":\"Другое\",\"image\":\"" + url + "\"}")))
                    .isEqualTo("image");
        }
        assertThat(bitrix.products().get(id).version()).isEqualTo(1);
    }

    @Test
    void refusesAWrongBearerAndAnyOtherMethod() throws IOException {
        var id = bitrix.products().add(ShopFixture.bouquet(), 42).id();
        var path = ShopFixture.PRODUCT + id;

        assertThat(Web.putJson(bitrix.address(), path, "{}", "Authorization", "Bearer fake-other-token")
                        .statusCode())
                .isEqualTo(401);
        assertThat(Web.putJson(bitrix.address(), path, "{}", "X-API-TOKEN", "fake-api-token")
                        .statusCode())
                .isEqualTo(401);
        assertThat(Web.postJson(bitrix.address(), path, "{}", "Authorization", "Bearer fake-api-token")
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void meetsFaultsAndTheRateLimitAsOrdersDo() throws IOException {
        bitrix.faults().add(CallFault.next(1, FaultKind.ANSWER_LOST).on("product.update"));
        assertThatThrownBy(() -> ShopFixture.put(bitrix, OURS, "{\"name\":\"Пион\",\"price\":\"900 ₸\"}"))
                .isInstanceOf(IOException.class);

        var call = bitrix.calls().getLast();
        assertThat(call.action()).isEqualTo("product.update");
        assertThat(call.wrote()).isTrue();
        assertThat(call.productId()).isEqualTo(1243);
        assertThat(call.httpStatus()).isZero();
        assertThat(bitrix.products().findByXmlId(OURS)).hasSize(1);
        try (var limited =
                BitrixSimulator.start(ShopFixture.options().clock(() -> now).limit(2, 1))) {
            ShopFixture.put(limited, 99, "{}");
            assertThat(ShopFixture.put(limited, 99, "{}").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void pagesThroughWhatChangedWithTheTracesOfTheDeleted() throws IOException {
        var products = bitrix.products();
        var old = products.add(ShopFixture.bouquet(), 42).id();
        var gone = products.add(ShopFixture.bouquet(), 42).id();
        now = now.plusSeconds(60);
        products.delete(gone, 43);
        var fresh = products.add(ShopFixture.bouquet(), 42).id();
        var call = Json.object()
                .put("action", "changed_products")
                .put("since", "2026-03-08T12:01:00+05:00")
                .put("limit", 1);

        var page = changed(call.put("after_id", 0));
        assertThat(page.path("products").get(0).toString())
                .isEqualTo("{\"id\":" + gone
                        + ",\"deleted\":true,\"version\":2,\"date_update\":\"2026-03-08T12:01:00+05:00\"}");
        page = changed(call.put("after_id", page.path("next_after_id").asLong()));
        assertThat(page.path("products").get(0).path("id").asLong()).isEqualTo(fresh);
        page = changed(call.put("after_id", page.path("next_after_id").asLong()));
        assertThat(page.path("products")).isEmpty();
        assertThat(page.path("next_after_id").isNull()).isTrue();
        assertThat(ShopFixture.product(bitrix, gone).path("status").asString()).isEqualTo("not_found");
        assertThat(ShopFixture.put(bitrix, gone, "{\"name\":\"x\"}").statusCode())
                .isEqualTo(404);
        assertThat(products.get(old).version()).isEqualTo(1);
    }

    private JsonNode changed(Object call) throws IOException {
        return Web.json(Web.postJson(bitrix.address(), UPDATE, call.toString(), "X-API-TOKEN", "fake-api-token"));
    }

    private String image(String path) {
        return "{\"image\":\"" + media.address() + path + "\"}";
    }

    private static String step(int status, HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(status);
        return Web.json(response).path("step").asString();
    }
}
