package kz.cvety.simulators.bitrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import kz.cvety.simulators.machinery.CallFault;
import kz.cvety.simulators.machinery.FaultKind;
import kz.cvety.simulators.web.Listener;
import kz.cvety.simulators.web.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BitrixHooksTests {

    private final Listener gateway = new Listener();
    private final BitrixSimulator bitrix =
            BitrixSimulator.start(ShopFixture.options().gateway(gateway.address()));

    @AfterEach
    void close() {
        bitrix.close();
        gateway.close();
    }

    @Test
    void tellsTheGatewayOfEverySave() {
        var id = bitrix.shop().order(ShopFixture.checkout()).id();
        bitrix.shop().editProperties(id, Map.of("postcardText", "жаңа мәтін"), 42);
        bitrix.shop().changeStatus(id, "AP", 43);
        delivered();

        assertThat(gateway.bodies())
                .extracting(body -> body.path("event").asString())
                .containsExactly("order.create", "order.update", "order.status.change");
        var request = gateway.requests().getFirst();
        assertThat(request.path()).isEqualTo("/webhooks/bitrix/order");
        assertThat(request.header("Authorization")).isEqualTo("Bearer fake-hook-token");
        var first = gateway.bodies().getFirst();
        assertThat(first.path("token").asString()).isEqualTo("fake-hook-token");
        assertThat(first.path("data").path("properties").path("postcardText").asString())
                .isEqualTo(ShopFixture.CARD);
        assertThat(first.path("data").path("PRICE").asString()).isEqualTo("12500");
        var last = gateway.bodies().getLast().path("data");
        assertThat(last.path("VERSION").asString()).isEqualTo("3");
        assertThat(last.path("CHANGED_BY").asString()).isEqualTo("43");
        assertThat(last.path("STATUS_ID").asString()).isEqualTo("AP");
    }

    @Test
    void firesNothingWhenNothingChanged() {
        var id = bitrix.shop().order(ShopFixture.checkout()).id();
        bitrix.shop().changeStatus(id, "N", 42);
        bitrix.shop().editProperties(id, Map.of("city", "2", "never", ""), 42);
        var order = bitrix.shop().editBasket(id, ShopFixture.checkout().items(), new BigDecimal("1500.00"), 42);
        delivered();

        assertThat(order.version()).isEqualTo(1);
        assertThat(gateway.requests()).hasSize(1);
    }

    @Test
    void tellsOtherGoodsAndTheirTotal() {
        var id = bitrix.shop().order(ShopFixture.checkout()).id();
        var goods = Checkout.by("", "").item("8", "Розы", "20000", 1).items();
        bitrix.shop().editBasket(id, goods, new BigDecimal("2000"), 42);
        delivered();

        var data = gateway.bodies().getLast().path("data");
        assertThat(data.path("PRICE").asString()).isEqualTo("22000");
        assertThat(data.path("basket").get(0).path("ID").asString()).isEqualTo("3");
    }

    @Test
    void shufflesNewHooksToo() {
        bitrix.hookFaults().reorder(true);
        var id = bitrix.shop().order(ShopFixture.checkout()).id();
        for (var i = 0; i < 20; i++) {
            bitrix.shop().editProperties(id, Map.of("postcardText", "" + i), 42);
        }
        delivered();

        var inOrder = LongStream.rangeClosed(1, 21).boxed().toList();
        assertThat(acceptedVersions(id)).isNotEqualTo(inOrder).containsExactlyInAnyOrderElementsOf(inOrder);
    }

    @Test
    void repeatsARefusedHookAndKeepsTheOrderOfTheSaves() {
        gateway.refuseNext(3);
        var id = bitrix.shop().order(ShopFixture.checkout()).id();
        for (var card : List.of("1", "2", "3")) {
            bitrix.shop().editProperties(id, Map.of("postcardText", card), 42);
        }
        delivered();

        assertThat(acceptedVersions(id)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(bitrix.hooks())
                .filteredOn(hook -> hook.version() == 1)
                .extracting(SentHook::attempts)
                .containsExactly(1, 2, 3, 4);
        assertThat(bitrix.hooks().getFirst().httpStatus()).isEqualTo(500);
    }

    @Test
    void letsOneOrderWaitWithoutHoldingUpAnother() {
        gateway.refuseNext(1);
        bitrix.shop().order(ShopFixture.checkout());
        bitrix.shop().order(ShopFixture.checkout());
        delivered();

        assertThat(bitrix.hooks()).filteredOn(SentHook::accepted).hasSize(2);
    }

    @Test
    void keepsHooksWhileDownUnlessToldOtherwise() {
        bitrix.faults().add(CallFault.always(FaultKind.DOWN));
        bitrix.shop().order(ShopFixture.checkout());
        await().during(Duration.ofMillis(150)).until(() -> gateway.requests().isEmpty());
        bitrix.hookFaults().sendWhileDown(true);
        delivered();

        bitrix.hookFaults().sendWhileDown(false);
        bitrix.shop().order(ShopFixture.checkout());
        assertThat(bitrix.pendingHooks()).isEqualTo(1);
        bitrix.faults().clear();
        delivered();
        assertThat(gateway.requests()).hasSize(2);
    }

    @Test
    void sendsEachHookAsOftenAsToldTo() {
        bitrix.hookFaults().duplicate(5);
        bitrix.shop().order(ShopFixture.checkout());
        delivered();

        assertThat(gateway.requests()).hasSize(5);
        assertThat(gateway.bodies())
                .allMatch(body -> body.equals(gateway.bodies().getFirst()));
    }

    @Test
    void shufflesWaitingHooksEvenOfOneOrder() {
        bitrix.hookFaults().pause();
        var id = bitrix.shop().order(ShopFixture.checkout()).id();
        for (var i = 0; i < 30; i++) {
            bitrix.shop().editProperties(id, Map.of("postcardText", "" + i), 42);
        }
        assertThat(bitrix.pendingHooks()).isEqualTo(31);
        bitrix.hookFaults().reorder(true).resume();
        delivered();

        var inOrder = LongStream.rangeClosed(1, 31).boxed().toList();
        assertThat(acceptedVersions(id)).isNotEqualTo(inOrder).containsExactlyInAnyOrderElementsOf(inOrder);
    }

    @Test
    void dropsAShareAndSaysWhich() {
        bitrix.hookFaults().drop(1);
        bitrix.shop().order(ShopFixture.checkout());

        assertThat(bitrix.pendingHooks()).isZero();
        assertThat(bitrix.hooks()).singleElement().satisfies(hook -> {
            assertThat(hook.dropped()).isTrue();
            assertThat(hook.attempts()).isZero();
        });
        assertThat(gateway.requests()).isEmpty();
    }

    @Test
    void delaysHooks() {
        bitrix.hookFaults().delay(Duration.ofMillis(300));
        var before = System.nanoTime();
        bitrix.shop().order(ShopFixture.checkout());
        delivered();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void leavesOutWhatALegacyHookDoesNotKnow() {
        bitrix.legacyHooks(true);
        bitrix.shop().order(ShopFixture.checkout());
        delivered();

        assertThat(gateway.bodies().getFirst().path("data").propertyNames())
                .doesNotContain("VERSION", "XML_ID", "DATE_UPDATE", "CHANGED_BY")
                .contains("ID", "STATUS_ID", "properties", "basket", "user");
    }

    @Test
    void sendsTheThinHookInsteadOfTheSnapshot() {
        bitrix.thinHooks(BitrixOptions.ThinHooks.INSTEAD);
        var id = bitrix.shop().order(ShopFixture.checkout()).id();
        bitrix.shop().changeStatus(id, "AP", 42);
        delivered();

        assertThat(gateway.requests()).hasSize(2);
        var thin = gateway.requests().getLast();
        assertThat(thin.path()).isEqualTo("/api/v1/webhooks/order-status-sync");
        assertThat(thin.header("X-Webhook-Secret")).isEqualTo("fake-hook-secret");
        assertThat(thin.header("Authorization")).isEmpty();
        assertThat(thin.body())
                .isEqualTo("{\"order_id\":122001,\"status\":\"AP\",\"changed_by_id\":42,\"notes\":\"\",\"version\":2}");
    }

    @Test
    void sendsTheThinHookBesideTheSnapshot() {
        bitrix.thinHooks(BitrixOptions.ThinHooks.ALSO);
        var id = bitrix.shop().order(ShopFixture.checkout()).id();
        bitrix.shop().changeStatus(id, "AP", 42);
        delivered();

        assertThat(bitrix.hooks())
                .extracting(SentHook::event)
                .containsExactly("order.create", "order.status.change", "thin");
    }

    @Test
    void keepsOrdersAndWaitingHooksAcrossARestart(@TempDir Path folder) throws IOException {
        var id = 0L;
        try (var before = BitrixSimulator.start(ShopFixture.options().folder(folder))) {
            id = before.shop().order(ShopFixture.checkout()).id();
            before.shop().changeStatus(id, "AP", 42);
            ShopFixture.create(before, "ours-1");
        }
        try (var after = BitrixSimulator.start(ShopFixture.options().folder(folder))) {
            assertThat(after.shop().get(id).property("postcardText")).isEqualTo(ShopFixture.CARD);
            assertThat(after.shop().get(id).version()).isEqualTo(2);
            assertThat(ShopFixture.create(after, "ours-1").path("existing").asBoolean())
                    .isTrue();
            assertThat(after.shop().order(ShopFixture.checkout()).id()).isEqualTo(id + 2);
            assertThat(after.pendingHooks()).isEqualTo(4);
            after.gateway(gateway.address());
            await().until(() -> after.pendingHooks() == 0);
        }
        assertThat(gateway.bodies())
                .filteredOn(body -> body.path("data").path("ID").asString().equals("122001"))
                .extracting(body -> body.path("data").path("VERSION").asString())
                .containsExactly("1", "2");
        try (var last = BitrixSimulator.start(ShopFixture.options().folder(folder))) {
            assertThat(last.pendingHooks()).isZero();
            assertThat(last.shop().orders()).hasSize(3);
        }
    }

    @Test
    void showsItsHooksOverHttp() throws IOException {
        bitrix.shop().order(ShopFixture.checkout());
        delivered();

        var hook = Web.json(Web.get(bitrix.address(), "/_sim/hooks")).get(0);
        assertThat(hook.path("orderId").asLong()).isEqualTo(122001);
        assertThat(hook.path("httpStatus").asInt()).isEqualTo(200);
        assertThat(hook.path("attempts").asInt()).isEqualTo(1);
    }

    private List<Long> acceptedVersions(long id) {
        return bitrix.hooks().stream()
                .filter(hook -> hook.orderId() == id && hook.accepted())
                .map(SentHook::version)
                .toList();
    }

    private void delivered() {
        await().atMost(Duration.ofSeconds(10)).until(() -> bitrix.pendingHooks() == 0);
    }
}
