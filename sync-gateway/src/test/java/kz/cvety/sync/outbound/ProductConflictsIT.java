package kz.cvety.sync.outbound;

import static kz.cvety.sync.ProductField.DESCRIPTION;
import static kz.cvety.sync.ProductField.NAME;
import static kz.cvety.sync.ProductField.PRICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import kz.cvety.kit.Origin;
import kz.cvety.simulators.web.Reply;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Both sides change a product: who wins, what is written down about it, and that our own words are not taken for theirs. */
class ProductConflictsIT {

    private static final Gateway GATEWAY = Gateway.shared();

    private static void with(Map<String, String> owners, Consumer<ProductBridge> test) {
        try (var bridge = new ProductBridge(GATEWAY, owners)) {
            bridge.add();
            bridge.awaitIdle();
            test.accept(bridge);
        }
    }

    private static String at(Instant time) {
        return "\"date_update\":\"" + time + "\"";
    }

    @Test
    void bringsBothSidesTogetherAfterAnOutageInWhichBothChangedDifferentFields() {
        with(Map.of(), bridge -> {
            bridge.site.down(true);
            bridge.edit(NAME, "101 раушан");
            var version = bridge.site.person(bridge.id(), "description", "Кения");
            bridge.hook(
                    bridge.id(),
                    "\"version\":" + version
                            + ",\"title\":\"51 раушан\",\"description\":\"Кения\",\"price\":\"5 000 ₸\"");
            bridge.applyNewestFact();
            bridge.site.down(false);
            bridge.awaitIdle();

            assertThat(bridge.facts())
                    .singleElement()
                    .satisfies(fact -> assertThat(fact.get("changed"))
                            .extracting(JsonNode::stringValue)
                            .containsExactly("description"));
            assertThat(bridge.site.puts().getLast().propertyNames()).containsExactly("name");
            assertThat(bridge.conflicts()).isEmpty();
            assertThat(bridge.site.product(bridge.id()).get("description").stringValue())
                    .isEqualTo("Кения");
        });
    }

    @Test
    void letsTheLaterChangeWinWhenBothChangedTheSameFieldDuringAnOutage() {
        var now = Instant.now();
        with(Map.of(), bridge -> {
            bridge.site.down(true);
            bridge.edit(PRICE, "6000.00", now.minusSeconds(60), Origin.user("7"));
            bridge.edit(NAME, "101 раушан", now, Origin.user("7"));
            bridge.site.person(bridge.id(), "price", "7 000 ₸");
            var version = bridge.site.person(bridge.id(), "name", "11 раушан");
            bridge.hook(
                    bridge.id(),
                    "\"version\":" + version + ",\"title\":\"11 раушан\",\"price\":\"7 000 ₸\","
                            + at(now.minusSeconds(30)));
            bridge.applyNewestFact();
            bridge.site.down(false);
            bridge.awaitIdle();

            assertThat(bridge.conflicts())
                    .containsExactlyInAnyOrder(
                            "price:6000.00:7000.00:THEIRS:NEWEST", "name:101 раушан:11 раушан:OURS:NEWEST");
            assertThat(bridge.facts().getLast().get("changed"))
                    .extracting(JsonNode::stringValue)
                    .containsExactly("price");
            assertThat(bridge.site.puts().getLast().toString()).isEqualTo("{\"name\":\"101 раушан\"}");
            assertThat(GATEWAY.delivered(bridge.product)).last().isEqualTo(bridge.version());
        });
    }

    @Test
    void tellsAFieldOfOursAgainWhenItWasChangedThere() {
        with(Map.of("price", "ours"), bridge -> {
            var version = bridge.site.person(bridge.id(), "price", "7 000 ₸");
            var answer = bridge.hook(bridge.id(), "\"version\":" + version + ",\"price\":\"7 000 ₸\"");
            bridge.awaitIdle();
            await().until(() -> bridge.site.puts().size() == 2);

            assertThat(answer.get("changed").booleanValue()).isFalse();
            assertThat(bridge.facts()).isEmpty();
            assertThat(bridge.site.puts().getLast().toString()).isEqualTo("{\"price\":\"5 000 ₸\"}");
            assertThat(bridge.conflicts()).containsExactly("price:5000.00:7000.00:OURS:OURS");
        });
    }

    @Test
    void letsOurPendingValueOfTheirFieldGiveWayAndPutsBackWhatIsTheirs() {
        with(Map.of("price", "theirs"), bridge -> {
            bridge.hook(bridge.id(), "\"version\":2,\"price\":\"7 000 ₸\"");
            bridge.applyNewestFact();
            bridge.edit(PRICE, "9000.00");

            var undone = bridge.facts().getLast();
            assertThat(undone.get("changed")).extracting(JsonNode::stringValue).containsExactly("price");
            assertThat(undone.get("product").get("price").stringValue()).isEqualTo("7000.00");
            assertThat(undone.get("revision").longValue()).isEqualTo(2);
            bridge.applyNewestFact();
            assertThat(bridge.site.puts()).hasSize(1);
            assertThat(bridge.conflicts()).containsExactly("price:9000.00:7000.00:THEIRS:THEIRS");
        });
    }

    @Test
    void takesBackWhatIsPendingWhenTheOtherSideWins() {
        with(Map.of(), bridge -> {
            bridge.site.instead(Reply.json(403, "{\"status\":\"error\"}"));
            bridge.edit(PRICE, "6000.00", Instant.now().minusSeconds(60), Origin.user("7"));
            await().until(() -> GATEWAY.laneState(bridge.product).startsWith("PARKED"));
            bridge.hook(bridge.id(), "\"version\":2,\"price\":\"7 000 ₸\"");

            assertThat(GATEWAY.laneState(bridge.product)).isEqualTo("IDLE");
            assertThat(GATEWAY.deliveries(bridge.product)).last().isEqualTo("PRODUCT:CURRENT:SUPERSEDED");
            assertThat(GATEWAY.delivered(bridge.product)).containsExactly(1L, 2L);
        });
    }

    @Test
    void recognisesTheHookOfOurWriteThatComesBeforeTheAnswer() {
        with(Map.of(), bridge -> {
            var heard = new AtomicReference<JsonNode>();
            bridge.site.onSave(
                    () -> heard.set(
                            bridge.hook(
                                    bridge.id(),
                                    "\"version\":2,\"price\":\"6 000 ₸\",\"title\":\"51 раушан\",\"image\":\"https://shop.example/upload/a.jpg\"")));
            bridge.edit(PRICE, "6000.00");
            bridge.awaitIdle();

            assertThat(heard.get().get("changed").booleanValue()).isFalse();
            assertThat(bridge.facts()).isEmpty();
            assertThat(bridge.conflicts()).isEmpty();
            assertThat(GATEWAY.delivered(bridge.product)).containsExactly(1L, 2L);
        });
    }

    @Test
    void recognisesTheHookOfOurWriteAfterTheAnswerAndHearsAPersonASecondLater() {
        with(Map.of(), bridge -> {
            bridge.edit(PRICE, "6000.00");
            bridge.awaitIdle();
            bridge.hook(bridge.id(), "\"version\":2,\"price\":\"6 000 ₸\"");
            assertThat(bridge.facts()).isEmpty();

            bridge.hook(bridge.id(), "\"version\":3,\"price\":\"6 100 ₸\"");
            assertThat(bridge.facts()).hasSize(1);
            bridge.hook(bridge.id(), "\"version\":4,\"price\":\"6 000 ₸\"");
            assertThat(bridge.facts()).hasSize(2);
        });
    }

    @Test
    void doesNotTakeTheEchoOfAnOlderWriteForAChangeWhileANewerOneWaits() {
        with(Map.of(), bridge -> {
            bridge.site.doNotCount();
            bridge.site.afterwards(Reply.cut());
            bridge.edit(PRICE, "6000.00");
            await().until(() -> bridge.site.puts().size() >= 2);
            bridge.site.down(true);
            bridge.edit(PRICE, "6500.00");
            bridge.hook(bridge.id(), "\"price\":\"6 000 ₸\"");
            bridge.hook(bridge.id(), "\"price\":\"6 000 ₸\"");

            assertThat(bridge.facts()).isEmpty();
            assertThat(bridge.conflicts()).isEmpty();
            bridge.site.down(false);
            bridge.awaitIdle();
            assertThat(bridge.site.puts().getLast().toString()).isEqualTo("{\"price\":\"6 500 ₸\"}");
        });
    }

    @Test
    void writesOnceForEachChangeOfOursHoweverManyHooksEachSideFires() {
        with(Map.of(), bridge -> {
            var id = bridge.id();
            bridge.site.onSave(() -> bridge.hook(id, bridge.site.hookOf(id)));
            for (var i = 1; i <= 5; i++) {
                bridge.edit(PRICE, "600" + i + ".00");
                bridge.awaitIdle();
                bridge.site.person(id, "name", i + " раушан");
                bridge.hook(id, bridge.site.hookOf(id));
                bridge.hook(id, bridge.site.hookOf(id));
                bridge.applyNewestFact();
                bridge.awaitIdle();
            }

            assertThat(bridge.site.puts()).hasSize(1 + 5);
            assertThat(bridge.facts()).hasSize(5);
            assertThat(bridge.conflicts()).isEmpty();
            assertThat(bridge.site.product(id).get("price").stringValue()).isEqualTo("6 005 ₸");
            assertThat(bridge.site.product(id).get("name").stringValue()).isEqualTo("5 раушан");
        });
    }

    @Test
    void forgetsWhatItWantedToTellOfAProductThatWasDeletedThereButNotSilently() {
        with(Map.of(), bridge -> {
            bridge.site.down(true);
            bridge.edit(DESCRIPTION, "Кения");
            bridge.send("{\"event_type\":\"product.deleted\",\"product_data\":{\"id\":" + bridge.id() + "}}");

            assertThat(bridge.facts())
                    .singleElement()
                    .satisfies(fact -> assertThat(fact.has("product")).isFalse());
            assertThat(bridge.conflicts()).containsExactly("product:description=Кения:deleted:THEIRS:THEIRS");
        });
    }

    @Test
    void tellsBackTheirsWhenOursArrivedThereFirst() {
        with(Map.of(), bridge -> {
            bridge.edit(PRICE, "6000.00");
            bridge.awaitIdle();
            // their change was on its way to our catalog when ours was made, and is applied after it
            bridge.edit(PRICE, "5500.00", Instant.now(), bridge.connection.origin());
            bridge.awaitIdle();
            await().until(() -> bridge.site.puts().size() == 3);

            assertThat(bridge.site.puts().getLast().toString()).isEqualTo("{\"price\":\"5 500 ₸\"}");
            assertThat(bridge.conflicts()).containsExactly("price:6000.00:5500.00:THEIRS:NEWEST");
        });
    }
}
