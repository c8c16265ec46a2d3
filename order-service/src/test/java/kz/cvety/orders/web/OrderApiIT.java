package kz.cvety.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.testing.TestTokens;
import kz.cvety.orders.World;
import kz.cvety.orders.World.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class OrderApiIT {

    private final ShopId shop = World.newShop();
    private final String token = World.manager(shop);

    @Test
    void answersTheSameOrderToARequestRepeatedUnderItsKey() {
        var first = World.post("/api/v1/orders", token, body().toString(), "Idempotency-Key", "k-1");
        var spaced = World.post("/api/v1/orders", token, body().toPrettyString(), "Idempotency-Key", "k-1");

        assertThat(spaced.status()).isEqualTo(201);
        assertThat(spaced.header("location")).isEqualTo(first.header("location"));
        assertThat(spaced.body()).isEqualTo(first.body());
    }

    @Test
    void refusesAKeyThatComesBackWithAnotherRequest() {
        World.post("/api/v1/orders", token, body().toString(), "Idempotency-Key", "k-1");
        var other = World.post(
                "/api/v1/orders", token, body().put("cardText", "another").toString(), "Idempotency-Key", "k-1");

        assertProblem(other, 422, "idempotency-key-reused");
        assertThat(World.get("/api/v1/orders", token).body().at("/orders").size())
                .isEqualTo(1);
    }

    @Test
    void needsAnIdempotencyKey() {
        assertThat(World.post("/api/v1/orders", token, body().toString()).status())
                .isEqualTo(400);
        assertThat(World.post("/api/v1/orders", token, body().toString(), "Idempotency-Key", "x".repeat(129))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "buyer,#/buyer",
        "recipient,#/recipient",
        "delivery,#/delivery",
        "items,#/items",
        "buyer.phone,#/buyer/phone",
        "items.0.name,#/items/0/name",
        "items.0.price,#/items/0/price",
        "items.0.quantity,#/items/0/quantity"
    })
    void namesTheFieldThatIsMissing(String field, String pointer) {
        var body = body();
        ((ObjectNode) parentOf(body, field)).remove(lastOf(field));

        assertRefused(body.toString(), pointer);
    }

    @ParameterizedTest
    @CsvSource({
        "items.0.quantity,0",
        "items.0.quantity,-1",
        "items.0.quantity,10000",
        "items.0.quantity,1.5",
        "items.0.quantity,true",
        "items.0.price,-1",
        "items.0.price,1.005",
        "items.0.price,1e3",
        "items.0.price,1e1000000000",
        "items.0.price,999999999",
        "items.0.price,' '",
        "deliveryFee,-0.01",
        "currency,USD",
        "currency,''",
        "delivery.date,tomorrow",
        "delivery.date,2026-02-30",
        "delivery.date,+999999999-01-01",
        "buyer.phone,' '"
    })
    void namesTheFieldThatIsNotAcceptable(String field, String value) {
        var body = body();
        var raw = value.matches("-?[0-9.]+|true") ? World.JSON.readTree(value) : World.JSON.valueToTree(value);
        ((ObjectNode) parentOf(body, field)).set(lastOf(field), raw);

        assertRefused(body.toString(), "#/" + field.replace('.', '/'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"cardText", "instructions", "buyer.name", "recipient.phone", "delivery.address", "items.0.name"})
    void refusesNulHalfCharactersAndTooMuchText(String field) {
        for (var bad : List.of("a\\u0000b", "\\ud83d", "x".repeat(2001))) {
            var body = body();
            ((ObjectNode) parentOf(body, field)).put(lastOf(field), "@@");
            assertRefused(body.toString().replace("@@", bad), "#/" + field.replace('.', '/'));
        }
    }

    @Test
    void takesAHundredLinesAndNoMore() {
        var body = body();
        var items = (ArrayNode) body.at("/items");
        while (items.size() < 100) {
            items.add(items.get(0).deepCopy());
        }
        assertThat(World.place(shop, body.toString()).status()).isEqualTo(201);

        items.add(items.get(0).deepCopy());
        assertRefused(body.toString(), "#/items");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"x\"",
                "{",
                "{\"items\": {}}",
                "{} {}",
                "{,}",
                "{\"items\": NaN}",
                "\u0000",
                "[[[[",
                "{\"items\": [null]}",
                "{\"buyer\": \"x\"}",
                "{\"items\": [{\"quantity\": 99999999999}]}",
                "<xml/>"
            })
    void answersABodyThatIsNoOrderWithoutAFault(String body) {
        assertThat(World.place(shop, body).status()).isEqualTo(400);
    }

    @Test
    void survivesDepthBombsAndForeignContentTypes() {
        assertThat(World.place(shop, "[".repeat(100_000)).status()).isEqualTo(400);
        assertThat(World.send(World.request("/api/v1/orders", token)
                                .header("Content-Type", "text/plain")
                                .header("Idempotency-Key", "k")
                                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("x")))
                        .status())
                .isEqualTo(415);
        assertThat(World.send(World.request("/api/v1/orders", token).DELETE()).status())
                .isEqualTo(405);
    }

    @Test
    void keepsTextsByteForByte() {
        var text = " Құттықтаймыз 👩‍👩‍👧 \u202Eabc\r\n\t'; drop table orders; -- %_\\ ";
        var placed = World.place(
                shop, body().put("cardText", text).put("instructions", text).toString());

        var read = World.get("/api/v1/orders/" + placed.text("/id"), token);
        assertThat(read.text("/cardText")).isEqualTo(text);
        assertThat(read.text("/instructions")).isEqualTo(text);
        assertThat(read.header("etag")).isEqualTo("\"1\"");
    }

    @Test
    void refusesAStatusThatCannotFollowNamingWhatCan() {
        var path = placed() + "/status";

        var refused = World.post(path, token, "{\"status\": \"COMPLETED\"}");

        assertProblem(refused, 409, "transition-not-allowed");
        assertThat(refused.text("/from")).isEqualTo("NEW");
        assertThat(refused.text("/to")).isEqualTo("COMPLETED");
        assertThat(refused.body().at("/allowed").valueStream().map(name -> name.asString()))
                .containsExactly("PROCESSING", "PAID", "ACCEPTED", "DECLINED", "CANCELLED");
    }

    @Test
    void changesNothingWhenTheStatusIsSetAgain() {
        var path = placed();
        World.post(path + "/status", token, "{\"status\": \"PAID\", \"note\": \"cash\"}");
        var again = World.post(path + "/status", token, "{\"status\": \"PAID\"}");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("/version")).isEqualTo("2");
        var history = World.get(path + "/history", token);
        assertThat(history.body().at("/transitions").size()).isEqualTo(1);
        assertThat(history.text("/transitions/0/source")).isEqualTo("user");
        assertThat(history.text("/transitions/0/actor")).isEqualTo("manager-1");
        assertThat(history.text("/transitions/0/note")).isEqualTo("cash");
    }

    @Test
    void letsFloristsAndCouriersDoTheirPartOnly() {
        var path = placed() + "/status";
        var florist = TestTokens.token(shop.value(), "f", "FLORIST");
        var courier = TestTokens.token(shop.value(), "c", "COURIER");

        assertProblem(World.post(path, florist, "{\"status\": \"PAID\"}"), 403, "status-not-yours");
        assertThat(World.post(path, florist, "{\"status\": \"ACCEPTED\"}").status())
                .isEqualTo(200);
        assertProblem(World.post(path, courier, "{\"status\": \"ASSEMBLED\"}"), 403, "status-not-yours");
        assertThat(World.post(path, florist, "{\"status\": \"ASSEMBLED\"}").status())
                .isEqualTo(200);
        assertThat(World.post(path, courier, "{\"status\": \"IN_DELIVERY\"}").status())
                .isEqualTo(200);
    }

    @Test
    void refusesAnEditOfAVersionThatIsGone() {
        var path = placed() + "/status";
        assertThat(World.post(path, token, "{\"status\": \"PAID\"}", "If-Match", "\"1\"")
                        .status())
                .isEqualTo(200);

        assertProblem(
                World.post(path, token, "{\"status\": \"ACCEPTED\"}", "If-Match", "\"1\""), 412, "version-mismatch");
        assertThat(World.post(path, token, "{\"status\": \"ACCEPTED\"}", "If-Match", "garbage")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"status\": null}",
                "{\"status\": \"paid\"}",
                "{\"status\": 1}",
                "{\"status\": \"PAID\", \"status\": \"NEW\"}",
                "{\"status\": \"PAID\", \"note\": \"\\u0000\"}"
            })
    void answersABadStatusWithoutAFault(String body) {
        assertThat(World.post(placed() + "/status", token, body).status()).isEqualTo(400);
    }

    @Test
    void hidesAnOrderFromEveryOtherShop() {
        var path = placed();
        var stranger = World.manager(World.newShop());

        for (var answer : List.of(
                World.get(path, stranger),
                World.get(path + "/history", stranger),
                World.post(path + "/status", stranger, "{\"status\": \"CANCELLED\"}"),
                World.get("/api/v1/orders/" + UUID.randomUUID(), stranger))) {
            assertProblem(answer, 404, "unknown-order");
        }
        assertThat(World.get("/api/v1/orders", stranger).body().at("/orders").size())
                .isZero();
        assertThat(World.get(path, token).text("/status")).isEqualTo("NEW");
    }

    @Test
    void lettersInNobodyWithoutAGoodToken() {
        assertThat(World.get("/api/v1/orders", "").status()).isEqualTo(401);
        assertThat(Stream.of(
                                TestTokens.expired("almaty", "u", "MANAGER"),
                                TestTokens.wrongAudience("almaty", "u", "MANAGER"),
                                TestTokens.otherKey("almaty", "u", "MANAGER"),
                                TestTokens.unsigned("almaty", "u", "MANAGER"))
                        .map(forged -> World.get("/api/v1/orders", forged).status()))
                .containsOnly(401);
        assertThat(World.get("/api/v1/orders", TestTokens.operator("o")).status())
                .isEqualTo(403);
        assertThat(World.get("/api/v1/orders", TestTokens.allowing(shop.value(), "u", "MANAGER", "chats:read"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void pagesThroughAllOrdersNewestFirst() {
        var placed = new ArrayList<String>();
        for (var i = 0; i < 7; i++) {
            placed.addFirst(World.place(shop, body().toString()).text("/id"));
        }

        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = World.get("/api/v1/orders?limit=3" + cursor, token);
            page.body().at("/orders").forEach(order -> seen.add(order.at("/id").asString()));
            cursor = page.body().has("next") ? "&cursor=" + page.text("/next") : "";
        } while (!cursor.isEmpty());
        assertThat(seen).isEqualTo(placed);
    }

    @Test
    void narrowsTheListByWhatIsAskedFor() {
        var early = World.place(shop, body().toString());
        var other = body();
        ((ObjectNode) other.at("/delivery")).put("date", "2026-04-01");
        ((ObjectNode) other.at("/recipient")).put("name", "Дина 100%_!");
        var late = World.place(shop, other.toString());
        World.post("/api/v1/orders/" + late.text("/id") + "/status", token, "{\"status\": \"PAID\"}");

        assertThat(list("status=PAID&status=ACCEPTED")).containsExactly(late.text("/id"));
        assertThat(list("status=NEW,PAID")).hasSize(2);
        assertThat(list("deliveryFrom=2026-03-01&deliveryTo=2026-03-31")).containsExactly(early.text("/id"));
        assertThat(list("trackingId=" + late.text("/trackingId"))).containsExactly(late.text("/id"));
        assertThat(list("recipient=%D0%B4%D0%B8%D0%BD%D0%B0%20100%25_!")).containsExactly(late.text("/id"));
        assertThat(list("recipient=%25")).containsExactly(late.text("/id"));
        assertThat(list("orderNumber=nobody")).isEmpty();
        assertThat(list("externalId='%20or%201=1%20--")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "limit=x",
                "limit=99999999999",
                "cursor=!!",
                "cursor=AAAA",
                "cursor=%00",
                "cursor=_________________________________________w",
                "status=paid",
                "deliveryTo=%2B999999999-01-01",
                "recipient=%00",
                "orderNumber=%00",
                "externalId=%00",
                "trackingId=%00",
                "deliveryFrom=today"
            })
    void answersABadQueryWithoutAFault(String query) {
        assertThat(World.get("/api/v1/orders?" + query, token).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "not-a-uuid", "%00", "..%2f", "00000000-0000-0000-0000-00000000000"})
    void answersABadIdWithoutAFault(String id) {
        assertThat(World.get("/api/v1/orders/" + id, token).status()).isBetween(400, 404);
    }

    private List<String> list(String query) {
        var page = World.get("/api/v1/orders?" + query, token);
        assertThat(page.status()).isEqualTo(200);
        return page.body()
                .at("/orders")
                .valueStream()
                .map(order -> order.at("/id").asString())
                .toList();
    }

    private String placed() {
        return World.place(shop, body().toString()).header("location");
    }

    private void assertRefused(String body, String pointer) {
        var answer = World.place(shop, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()
                        .at("/errors")
                        .valueStream()
                        .map(error -> error.at("/pointer").asString()))
                .contains(pointer);
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("/code")).isEqualTo(code);
        assertThat(answer.text("/type")).endsWith("/" + code);
    }

    private static ObjectNode body() {
        return (ObjectNode) World.JSON.readTree("""
                {"buyer": {"name": "Buyer", "phone": "+77000000001"},
                 "recipient": {"name": "Әйгерім", "phone": "+77000000002"},
                 "delivery": {"address": "Абай 10", "date": "2026-03-09", "slot": "15:00-16:00", "city": "Алматы"},
                 "items": [{"name": "Roses", "price": "5500.00", "quantity": 2}], "deliveryFee": "1500"}""");
    }

    private static tools.jackson.databind.JsonNode parentOf(ObjectNode body, String field) {
        var cut = field.lastIndexOf('.');
        return cut < 0 ? body : body.at("/" + field.substring(0, cut).replace('.', '/'));
    }

    private static String lastOf(String field) {
        return field.substring(field.lastIndexOf('.') + 1);
    }
}
