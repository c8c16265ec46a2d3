package kz.cvety.orders;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import kz.cvety.events.sync.Delivered;
import kz.cvety.events.sync.DeliveryParked;
import kz.cvety.events.sync.DeliveryResumed;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import kz.cvety.orders.World.Answer;
import org.junit.jupiter.api.Test;

class OrderServiceIT {

    private static final String BODY = """
            {"buyer": {"name": "Buyer", "phone": "8 700 000 00 01"},
             "recipient": {"name": "Әйгерім", "phone": "+77000000002"},
             "delivery": {"address": "Абай 10", "date": "2026-03-09", "slot": "15:00-16:00", "city": "Алматы", "cityId": "2"},
             "items": [{"name": "Roses", "price": "5500.00", "quantity": 2}],
             "deliveryFee": "1500.00", "cardText": "Құттықтаймыз 🌷\\n!"}""";

    private final ShopId shop = World.newShop();
    private final String token = World.manager(shop);

    @Test
    void tellsTheWorldOfAnOrderPlacedOverTheApi() {
        var placed = World.place(shop, BODY);

        assertThat(placed.status()).isEqualTo(201);
        var id = placed.text("/id");
        assertThat(placed.header("location")).isEqualTo("/api/v1/orders/" + id);
        assertThat(placed.text("/sync")).isEqualTo("pending");
        assertThat(placed.text("/total")).isEqualTo("12500.00");
        assertThat(placed.text("/buyer/phone")).isEqualTo("+77000000001");
        assertThat(World.outboxTypesOf(UUID.fromString(id))).containsExactly("orders.order-placed.v1");
    }

    @Test
    void takesAnOrderOfBitrixOnceHoweverOftenItIsTold() {
        var id = UUID.randomUUID();
        var fact = World.newFactId();
        World.deliver(fact, shop, Facts.BITRIX, Facts.reported(id, 1, "NEW", List.of()));
        World.deliver(fact, shop, Facts.BITRIX, Facts.reported(id, 1, "NEW", List.of()));
        World.deliver(World.newFactId(), shop, Facts.BITRIX, Facts.reported(id, 1, "NEW", List.of()));
        World.deliver(World.newFactId(), shop, Facts.BITRIX, Facts.statusReported(id, 2, "ACCEPTED"));

        awaitStatus(id, "ACCEPTED");
        assertThat(World.outboxTypesOf(id)).containsExactly("orders.order-placed.v1", "orders.order-status-changed.v1");
        var order = order(id);
        assertThat(order.text("/sync")).isEqualTo("synced");
        assertThat(order.text("/origin")).isEqualTo("bitrix:almaty-bitrix");
        assertThat(order.text("/externalIds/0/id")).isEqualTo(Facts.externalId(id));
        assertThat(order.text("/cardText")).isEqualTo(Samples.CARD);
        var history = World.get("/api/v1/orders/" + id + "/history", token);
        assertThat(history.body().at("/transitions").size()).isEqualTo(1);
        assertThat(history.text("/transitions/0/source")).isEqualTo("bitrix:almaty-bitrix");
        assertThat(history.text("/transitions/0/actor")).isEqualTo("42");
        assertThat(history.text("/transitions/0/note")).isEqualTo("called the buyer");
    }

    @Test
    void ignoresAnOlderRevision() {
        var id = UUID.randomUUID();
        World.deliver(World.newFactId(), shop, Facts.BITRIX, Facts.reported(id, 1, "NEW", List.of()));
        World.deliver(World.newFactId(), shop, Facts.BITRIX, Facts.statusReported(id, 5, "DELIVERED"));
        World.deliver(World.newFactId(), shop, Facts.BITRIX, Facts.statusReported(id, 4, "PAID"));
        World.deliver(World.newFactId(), shop, Facts.BITRIX, Facts.statusReported(id, 6, "COMPLETED"));

        awaitStatus(id, "COMPLETED");
        assertThat(World.get("/api/v1/orders/" + id + "/history", token).body().findValuesAsString("to"))
                .containsExactly("DELIVERED", "COMPLETED");
    }

    @Test
    void appliesOnlyWhatIsNewToBitrixItself() {
        var id = UUID.randomUUID();
        World.deliver(World.newFactId(), shop, Facts.BITRIX, Facts.reported(id, 1, "NEW", List.of()));
        awaitStatus(id, "NEW");
        World.post("/api/v1/orders/" + id + "/status", token, "{\"status\": \"PAID\"}");

        World.deliver(
                World.newFactId(),
                shop,
                Facts.BITRIX,
                Facts.reported(id, 2, Facts.cardText("changed there"), List.of("cardText")));
        World.deliver(World.newFactId(), shop, Facts.BITRIX, Facts.reported(id, 3, "NEW", List.of("instructions")));

        await().atMost(20, SECONDS).until(() -> order(id).text("/cardText").equals("changed there"));
        assertThat(order(id).text("/status")).isEqualTo("PAID");
        assertThat(World.outboxTypesOf(id))
                .containsExactly("orders.order-placed.v1", "orders.order-status-changed.v1", "orders.order-amended.v1");
    }

    @Test
    void buriesTheStatusOfAnOrderItDoesNotKnow() {
        var id = UUID.randomUUID();
        World.deliver(World.newFactId(), shop, Facts.BITRIX, Facts.statusReported(id, 1, "PAID"));

        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(World.behindTheScenes()
                                .sql("select reason from kit.dead_letter where convert_from(record_key, 'UTF8') = ?")
                                .param(id.toString())
                                .query(String.class)
                                .list())
                        .containsExactly("unknown-order"));
        assertThat(World.get("/api/v1/orders/" + id, token).status()).isEqualTo(404);
    }

    @Test
    void followsHowFarItsChangesHaveCome() {
        var id = UUID.fromString(World.place(shop, BODY).text("/id"));

        World.deliver(
                World.newFactId(),
                shop,
                Origin.SYSTEM,
                new DeliveryParked(id, "order", Facts.CONNECTION, 1, "refused-by-bitrix"));
        awaitSync(id, "parked");
        assertThat(order(id).text("/syncReason")).isEqualTo("refused-by-bitrix");
        World.deliver(World.newFactId(), shop, Origin.SYSTEM, new DeliveryResumed(id, "order", Facts.CONNECTION, 1));
        awaitSync(id, "pending");
        var delivered = World.newFactId();
        World.deliver(delivered, shop, Origin.SYSTEM, new Delivered(id, "order", Facts.CONNECTION, 1, "122300"));
        World.deliver(delivered, shop, Origin.SYSTEM, new Delivered(id, "order", Facts.CONNECTION, 1, "122300"));
        awaitSync(id, "synced");
        World.deliver(World.newFactId(), shop, Origin.SYSTEM, new Delivered(id, "order", Facts.CONNECTION, 1, "999"));
        World.deliver(World.newFactId(), shop, Origin.SYSTEM, new Delivered(id, "product", Facts.CONNECTION, 7, "1"));

        World.deliver(
                World.newFactId(), shop, Origin.SYSTEM, new DeliveryParked(id, "order", Facts.CONNECTION, 2, "x"));
        awaitSync(id, "parked");
        assertThat(order(id).text("/externalIds/0/id")).isEqualTo("122300");
        assertThat(order(id).body().at("/version").asLong()).isEqualTo(1);
        assertThat(World.outboxTypesOf(id)).containsExactly("orders.order-placed.v1");
    }

    @Test
    void makesOneOrderOfManyRequestsWithOneKey() throws Exception {
        var key = UUID.randomUUID().toString();
        Callable<Answer> request = () -> World.post("/api/v1/orders", token, BODY, "Idempotency-Key", key);

        List<Answer> answers;
        try (var threads = Executors.newFixedThreadPool(8)) {
            answers = threads
                    .invokeAll(IntStream.range(0, 16).mapToObj(i -> request).toList())
                    .stream()
                    .map(answer -> answer.resultNow())
                    .toList();
        }

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers.stream().map(answer -> answer.text("/id")).distinct())
                .hasSize(1);
        assertThat(World.get("/api/v1/orders", token).body().at("/orders").size())
                .isEqualTo(1);
        assertThat(World.outboxTypesOf(UUID.fromString(answers.getFirst().text("/id"))))
                .hasSize(1);
    }

    @Test
    void letsOneOfTwoConcurrentEditsThrough() throws Exception {
        var id = World.place(shop, BODY).text("/id");
        Callable<Answer> edit = () ->
                World.post("/api/v1/orders/" + id + "/status", token, "{\"status\": \"PAID\"}", "If-Match", "\"1\"");

        List<Answer> answers;
        try (var threads = Executors.newFixedThreadPool(8)) {
            answers = threads
                    .invokeAll(IntStream.range(0, 8).mapToObj(i -> edit).toList())
                    .stream()
                    .map(answer -> answer.resultNow())
                    .toList();
        }

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 412)
                .hasSize(7)
                .allSatisfy(answer -> assertThat(answer.text("/code")).isEqualTo("version-mismatch"));
        assertThat(World.get("/api/v1/orders/" + id + "/history", token)
                        .body()
                        .at("/transitions")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void neverTouchesAnotherShopsOrderThroughAFact() {
        var id = UUID.fromString(World.place(shop, BODY).text("/id"));
        var thief = World.newShop();
        World.deliver(World.newFactId(), thief, Facts.BITRIX, Facts.statusReported(id, 1, "CANCELLED"));

        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(World.behindTheScenes()
                                .sql("select shop_id from kit.dead_letter where convert_from(record_key, 'UTF8') = ?")
                                .param(id.toString())
                                .query(String.class)
                                .list())
                        .containsExactly(thief.value()));
        assertThat(order(id).text("/status")).isEqualTo("NEW");
    }

    private Answer order(UUID id) {
        return World.get("/api/v1/orders/" + id, token);
    }

    private void awaitStatus(UUID id, String status) {
        await().atMost(20, SECONDS).until(() -> order(id).text("/status").equals(status));
    }

    private void awaitSync(UUID id, String sync) {
        await().atMost(20, SECONDS).until(() -> order(id).text("/sync").equals(sync));
    }
}
