package kz.cvety.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import kz.cvety.simulators.bitrix.BitrixProduct;
import kz.cvety.simulators.bitrix.ProductEdit;
import kz.cvety.simulators.bitrix.ReceivedCall;
import kz.cvety.simulators.machinery.CallFault;
import kz.cvety.simulators.machinery.FaultKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Products kept equal by all services together. */
class ProductsIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final long MANAGER = 42;
    private static final String UPDATE = "product.update";

    private static LocalStack stack;
    private static ProductApi api;
    private static Backlog facts;

    @BeforeAll
    static void start() {
        stack = LocalStack.start(StackOptions.throwAway().withoutLimits());
        api = new ProductApi(stack);
        facts = new Backlog(stack.kafka().bootstrapServers());
    }

    @AfterAll
    static void stop() {
        facts.close();
        stack.close();
    }

    @AfterEach
    void clearFaults() {
        stack.bitrix().faults().clear();
        stack.bitrix().hookFaults().clear();
        stack.bitrix().plugIn();
    }

    @Test
    void bringsWhatAManagerPutsOnTheShelfInBitrix() {
        var pair = madeInBitrix("25 раушан");

        inBitrix(
                pair,
                ProductEdit.of()
                        .name("51 раушан")
                        .price("9900.50")
                        .available(false)
                        .description("Қызыл раушан, 60 см 🌹")
                        .height("60 см"));

        equal(pair);
        settled();
        var ours = api.get(pair.ours());
        assertThat(ours.path("price").asString()).isEqualTo("9900.50");
        assertThat(ours.path("enabled").asBoolean(true)).isFalse();
        assertThat(calls(pair)).isEmpty();
    }

    @Test
    void takesWhatTheShopPutsOnTheShelfHereToBitrixOnce() {
        stack.bitrix().faults().add(CallFault.next(1, FaultKind.ANSWER_LOST).on(UPDATE));
        var pair = madeHere("Пион");

        api.edit(pair.ours(), "{\"price\":\"2500.00\",\"description\":\"Маусым: мамыр\",\"enabled\":false}");

        equal(pair);
        var theirs = theirs(pair);
        assertThat(theirs.price()).isEqualByComparingTo("2500");
        assertThat(theirs.available()).isFalse();
        assertThat(theirs.changedBy()).isEmpty();
        assertThat(stack.bitrix().products().findByXmlId(pair.ours().toString()))
                .hasSize(1);
    }

    @Test
    void settlesWhatBothSidesChangedDuringAnOutage() {
        var pair = madeInBitrix("Букет «Көктем»");
        stack.bitrix().unplug();
        inBitrix(pair, ProductEdit.of().price("6100"));
        inBitrix(pair, ProductEdit.of().name("Букет «Жаз»"));
        api.edit(pair.ours(), "{\"name\":\"Букет «Күз»\",\"description\":\"Хризантема\"}");
        assertThat(api.sync(pair.ours())).isEqualTo("pending");
        await().atMost(SOON).until(() -> api.waitingLanes() > 0);

        stack.bitrix().plugIn();

        equal(pair);
        var ours = api.get(pair.ours());
        assertThat(ours.path("price").asString()).isEqualTo("6100.00");
        assertThat(ours.path("description").asString()).isEqualTo("Хризантема");
        assertThat(api.conflicts(pair.ours())).singleElement().satisfies(conflict -> {
            assertThat(conflict.path("field").asString()).isEqualTo("name");
            assertThat(conflict.path("policy").asString()).isEqualTo("NEWEST");
            assertThat(conflict.path("ours").asString()).isEqualTo("Букет «Күз»");
            assertThat(conflict.path("theirs").asString()).isEqualTo("Букет «Жаз»");
            // their clock shows whole seconds: in the same second it is their word that counts
            var oursIsNewer = time(conflict.path("oursAt").asString())
                    .truncatedTo(ChronoUnit.SECONDS)
                    .isAfter(time(conflict.path("theirsAt").asString()));
            assertThat(conflict.path("winner").asString()).isEqualTo(oursIsNewer ? "OURS" : "THEIRS");
            assertThat(ours.path("name").asString()).isEqualTo(oursIsNewer ? "Букет «Күз»" : "Букет «Жаз»");
        });
    }

    @Test
    void answersNoChangeWithAnotherOne() {
        var pairs = List.of(madeInBitrix("Раушан"), madeInBitrix("Лилия"), madeHere("Қызғалдақ"), madeHere("Ирис"));
        pairs.forEach(ProductsIT::equal);
        settled();
        var before = pairs.stream().map(pair -> theirs(pair).version()).toList();
        var callsBefore = pairs.stream().map(pair -> calls(pair).size()).toList();
        var there = new int[pairs.size()];
        var here = new int[pairs.size()];

        stack.bitrix().hookFaults().duplicate(2);
        var random = new Random(7);
        for (var i = 0; i < 120; i++) {
            var which = random.nextInt(pairs.size());
            var pair = pairs.get(which);
            var price = 5000 + i;
            if (random.nextBoolean()) {
                inBitrix(
                        pair,
                        random.nextBoolean() ? price(price) : ProductEdit.of().height(i + " см"));
                there[which]++;
            } else {
                api.edit(pair.ours(), random.nextBoolean() ? name("Гүл " + i) : "{\"price\":\"" + price + ".00\"}");
                here[which]++;
            }
        }

        pairs.forEach(ProductsIT::equal);
        settled();
        for (var i = 0; i < pairs.size(); i++) {
            var told = calls(pairs.get(i))
                    .subList(callsBefore.get(i), calls(pairs.get(i)).size());
            // where both sides changed one field at once, who won is told over whoever lost, and may have said two
            // things before
            var conflicts = api.conflicts(pairs.get(i).ours()).size();
            assertThat(told.size())
                    .as("calls for %s changes here and %s conflicts", here[i], conflicts)
                    .isLessThanOrEqualTo(here[i] + 2 * conflicts);
            assertThat(theirs(pairs.get(i)).version() - before.get(i))
                    .as("saves in Bitrix: one for each change there, one at most for each call")
                    .isLessThanOrEqualTo(there[i] + told.size());
        }
    }

    @Test
    void doubtsAPriceAHundredTimesTooHighAndChangesNone() {
        var pair = madeInBitrix("15 қызғалдақ");
        equal(pair);
        settled();
        var version = api.get(pair.ours()).path("version").asLong();

        inBitrix(pair, price(500_000));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(api.parked(pair.theirs()))
                        .singleElement()
                        .satisfies(row -> {
                            assertThat(row.path("reason").asString()).isEqualTo("implausible-price");
                            assertThat(row.path("detail").asString()).contains("ru-text");
                        }));
        quiet();
        var ours = api.get(pair.ours());
        assertThat(ours.path("price").asString()).isEqualTo("5000.00");
        assertThat(ours.path("version").asLong()).isEqualTo(version);
        assertThat(theirs(pair).price()).isEqualByComparingTo("500000");
        assertThat(calls(pair)).isEmpty();
    }

    @Test
    void archivesWhatIsDeletedInBitrixHoweverOftenThatIsTold() {
        var pair = madeInBitrix("Гүлшоғыр");
        stack.bitrix().hookFaults().duplicate(3).reorder(true);
        inBitrix(pair, price(5100));
        stack.bitrix().products().delete(pair.theirs(), MANAGER);

        await().atMost(SOON).until(() -> api.get(pair.ours()).path("archived").asBoolean(false));
        settled();
        assertThat(api.get(pair.ours()).path("archived").asBoolean(false)).isTrue();
        assertThat(stack.bitrix().products().find(pair.theirs())).isEmpty();
        assertThat(stack.bitrix().products().findByXmlId(pair.ours().toString()))
                .isEmpty();
    }

    /** One product under its two numbers. */
    private record Pair(UUID ours, long theirs) {}

    private static Pair madeInBitrix(String name) {
        var theirs = stack.bitrix()
                .products()
                .add(ProductEdit.of(name, "5000").description("Сипаттама").height("50 см"), MANAGER)
                .id();
        await().atMost(SOON).until(() -> api.findByBitrixId(theirs).isPresent());
        var ours = api.findByBitrixId(theirs).orElseThrow();
        return new Pair(UUID.fromString(ours.path("id").asString()), theirs);
    }

    private static Pair madeHere(String name) {
        var ours = api.add("{\"name\":\"" + name + "\",\"price\":\"5000.00\",\"description\":\"Сипаттама\"}");
        await().atMost(SOON)
                .until(() -> api.sync(ours).equals("synced")
                        && !stack.bitrix()
                                .products()
                                .findByXmlId(ours.toString())
                                .isEmpty());
        var theirs = stack.bitrix()
                .products()
                .findByXmlId(ours.toString())
                .getFirst()
                .id();
        return new Pair(ours, theirs);
    }

    private static void inBitrix(Pair pair, ProductEdit edit) {
        stack.bitrix().products().edit(pair.theirs(), edit, MANAGER);
    }

    private static ProductEdit price(int tenge) {
        return ProductEdit.of().price(Integer.toString(tenge));
    }

    private static String name(String name) {
        return "{\"name\":\"" + name + "\"}";
    }

    private static BitrixProduct theirs(Pair pair) {
        return stack.bitrix().products().get(pair.theirs());
    }

    /** What the gateway wrote of this product, or tried to. */
    private static List<ReceivedCall> calls(Pair pair) {
        var calls = new ArrayList<ReceivedCall>();
        for (var call : stack.bitrix().calls()) {
            var about = call.path().endsWith("/" + pair.theirs()) || call.path().endsWith("/" + pair.ours());
            if (call.action().equals(UPDATE) && about) {
                calls.add(call);
            }
        }
        return calls;
    }

    private static void equal(Pair pair) {
        await("both sides hold the same")
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> {
                    assertThat(Comparison.of(theirs(pair), api.get(pair.ours())).differences())
                            .isEmpty();
                    assertThat(api.sync(pair.ours())).isEqualTo("synced");
                });
    }

    /** Waits until nobody has anything left to do, and Bitrix hears nothing more while that is so. */
    private static void settled() {
        await("no lane waits").atMost(SOON).until(() -> api.waitingLanes() == 0);
        quiet();
    }

    private static void quiet() {
        var calls = new long[] {-1};
        await("no hook or fact under way, and no call")
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(200))
                .during(Duration.ofSeconds(2))
                .until(() -> {
                    var now = writes();
                    var same = now == calls[0];
                    calls[0] = now;
                    return same && stack.bitrix().pendingHooks() == 0 && facts.facts() == 0;
                });
    }

    /** The gateway also looks around from time to time; that changes nothing. */
    private static long writes() {
        return stack.bitrix().calls().stream()
                .filter(call -> call.action().equals(UPDATE))
                .count();
    }

    private static Instant time(String text) {
        return Instant.parse(text);
    }
}
