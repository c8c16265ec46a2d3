package kz.cvety.simulators.bitrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import kz.cvety.simulators.web.Listener;
import kz.cvety.simulators.web.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductHooksTests {

    private final Listener gateway = new Listener();
    private final BitrixSimulator bitrix = BitrixSimulator.start(
            ShopFixture.options().gateway(gateway.address()).formEventsTo("cvety-kz", "fake-application-token"));

    @AfterEach
    void close() {
        bitrix.close();
        gateway.close();
    }

    @Test
    void tellsTheGatewayOfEverySave() throws IOException {
        var id = bitrix.products().add(ShopFixture.bouquet(), 42).id();
        ShopFixture.put(bitrix, id, "{\"price\":\"5 000 ₸\",\"name\":\"Букет\"}");
        bitrix.products().delete(id, 43);
        delivered();

        assertThat(gateway.bodies())
                .extracting(body -> body.path("event_type").asString())
                .containsExactly("product.created", "product.updated", "product.deleted");
        var request = gateway.requests().getFirst();
        assertThat(request.path()).isEqualTo("/api/v1/webhooks/product-sync");
        assertThat(request.header("Authorization")).isEqualTo("Bearer fake-hook-token");
        var updated = gateway.bodies().get(1).path("product_data");
        assertThat(updated.path("price").asString()).isEqualTo("5 000 ₸");
        assertThat(updated.path("version").asLong()).isEqualTo(2);
        assertThat(updated.path("changed_by").asString("none")).isEmpty();
        assertThat(gateway.bodies().getLast().path("product_data").propertyNames())
                .containsExactly("id", "version", "date_update", "changed_by");
        assertThat(bitrix.hooks())
                .extracting(SentHook::productId, SentHook::orderId)
                .containsOnly(tuple(id, 0L));
    }

    @Test
    void firesNothingWhenNothingChanged() {
        var id = bitrix.products().add(ShopFixture.bouquet(), 42).id();
        bitrix.products().edit(id, ShopFixture.bouquet(), 43);
        bitrix.products().edit(id, ProductEdit.of().price("4950.00"), 43);
        bitrix.products().delete(id, 43);
        bitrix.products().delete(id, 43);
        delivered();

        assertThat(bitrix.hooks()).hasSize(2);
    }

    @Test
    void leavesOutWhatALegacyHookDoesNotKnow() {
        bitrix.legacyHooks(true);
        bitrix.products().add(ShopFixture.bouquet().xmlId("ours-1"), 42);
        delivered();

        assertThat(gateway.bodies().getFirst().path("product_data").propertyNames())
                .containsExactly(
                        "id", "title", "price", "isAvailable", "image", "images", "catalogHeight", "description");
    }

    @Test
    void keepsTheOrderPerProductAndLosesDoublesAndShufflesOnDemand() {
        gateway.refuseNext(2);
        var id = bitrix.products().add(ShopFixture.bouquet(), 42).id();
        prices(id, 5001, 5003);
        delivered();
        assertThat(acceptedVersions(id)).containsExactly(1L, 2L, 3L, 4L);

        bitrix.hookFaults().duplicate(2).pause();
        prices(id, 6001, 6020);
        bitrix.hookFaults().reorder(true).resume();
        delivered();
        var twice = LongStream.rangeClosed(5, 24)
                .boxed()
                .flatMap(version -> List.of(version, version).stream())
                .toList();
        var late = acceptedVersions(id).subList(4, 44);
        assertThat(late).isNotEqualTo(twice).containsExactlyInAnyOrderElementsOf(twice);

        bitrix.hookFaults().clear().drop(1);
        prices(id, 7001, 7001);
        assertThat(bitrix.hooks().getLast().dropped()).isTrue();
        assertThat(bitrix.pendingHooks()).isZero();
    }

    @Test
    void tellsNothingButTheNumberByFormEvents() {
        bitrix.formEvents(BitrixOptions.ThinHooks.INSTEAD);
        var id = bitrix.products().add(ShopFixture.bouquet(), 42).id();
        prices(id, 5000, 5000);
        bitrix.products().delete(id, 42);
        delivered();

        assertThat(gateway.requests())
                .extracting(request -> request.form().get("event"))
                .containsExactly("CATALOG.PRODUCT.ON.ADD", "CATALOG.PRODUCT.ON.UPDATE", "CATALOG.PRODUCT.ON.DELETE");
        var request = gateway.requests().get(1);
        assertThat(request.path()).isEqualTo("/webhooks/bitrix/events/cvety-kz");
        assertThat(request.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(request.header("Authorization")).isEmpty();
        assertThat(request.body()).startsWith("event=CATALOG.PRODUCT.ON.UPDATE").contains("data%5BFIELDS%5D%5BID%5D=");
        assertThat(request.form())
                .containsEntry("data[FIELDS][ID]", "1243")
                .containsEntry("auth[application_token]", "fake-application-token");
    }

    @Test
    void tellsBothWhenAskedTo() {
        bitrix.formEvents(BitrixOptions.ThinHooks.ALSO);
        bitrix.products().add(ShopFixture.bouquet(), 42);
        delivered();

        assertThat(bitrix.hooks())
                .extracting(SentHook::event)
                .containsExactly("product.created", "CATALOG.PRODUCT.ON.ADD");
    }

    @Test
    void keepsProductsPicturesAndWaitingHooksAcrossARestart(@TempDir Path folder) throws IOException {
        try (var before =
                BitrixSimulator.start(ShopFixture.options().folder(folder).seeded(true))) {
            var id = before.products().all().getFirst().id();
            before.products().edit(id, ProductEdit.of().price("1"), 42);
            before.products().delete(id + 1, 42);
        }
        try (var after =
                BitrixSimulator.start(ShopFixture.options().folder(folder).seeded(true))) {
            var first = after.products().all().getFirst();
            assertThat(first.version()).isEqualTo(2);
            assertThat(first.price()).isEqualByComparingTo("1");
            assertThat(Web.bytes(after.address() + first.image())).startsWith(0x89, 'P', 'N', 'G');
            assertThat(after.products().find(first.id() + 1)).isEmpty();
            var fresh = after.products().add(ShopFixture.bouquet(), 42);
            assertThat(fresh.id()).isEqualTo(first.id() + 6);
            assertThat(after.pendingHooks()).isEqualTo(9);
            after.gateway(gateway.address());
            await().until(() -> after.pendingHooks() == 0);
        }
        assertThat(gateway.requests()).hasSize(9);
    }

    @Test
    void readsAJournalFromBeforeThereWereProducts(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("bitrix.jsonl"), """
                {"hookNumber":1,"hook":{"event":"order.create","orderId":122001,"version":1,"status":"N","body":"{}"}}
                """);
        try (var shop =
                BitrixSimulator.start(ShopFixture.options().folder(folder).gateway(gateway.address()))) {
            await().until(() -> shop.pendingHooks() == 0);
        }
        assertThat(gateway.requests().getFirst().path()).isEqualTo("/webhooks/bitrix/order");
    }

    private void prices(long id, int from, int to) {
        LongStream.rangeClosed(from, to)
                .forEach(price -> bitrix.products().edit(id, ProductEdit.of().price("" + price), 42));
    }

    private List<Long> acceptedVersions(long id) {
        return bitrix.hooks().stream()
                .filter(hook -> hook.productId() == id && hook.accepted())
                .map(SentHook::version)
                .toList();
    }

    private void delivered() {
        await().atMost(Duration.ofSeconds(10)).until(() -> bitrix.pendingHooks() == 0);
    }
}
