package kz.cvety.sync.outbound;

import static kz.cvety.sync.ProductField.DESCRIPTION;
import static kz.cvety.sync.ProductField.IMAGES;
import static kz.cvety.sync.ProductField.NAME;
import static kz.cvety.sync.ProductField.PRICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.simulators.web.Reply;
import kz.cvety.sync.BitrixProducts;
import kz.cvety.sync.BitrixReads;
import kz.cvety.sync.Products;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** How a product of ours comes to the shop's site, and stays the same one there whatever goes wrong. */
class ProductDeliveriesIT {

    private static final Gateway GATEWAY = Gateway.shared();

    @AutoClose
    private final ProductBridge bridge = new ProductBridge(GATEWAY, Map.of());

    private final ProductSite site = bridge.site;

    @Test
    void makesTheProductUnderOurIdThenTellsOnlyWhatChanged() {
        bridge.add();
        bridge.awaitIdle();
        bridge.edit(PRICE, "12500.00");
        bridge.awaitIdle();

        assertThat(site.puts())
                .containsExactly(
                        JsonMapper.shared().readTree("""
                {"name":"51 раушан","description":"Эквадор","price":"5 000 ₸","image":"https://img.example/1.jpg","enabled":"Y"}
                """), JsonMapper.shared().readTree("{\"price\":\"12 500 ₸\"}"));
        assertThat(site.requests())
                .extracting(request -> request.path())
                .containsExactly(
                        "/api/v2/products/update-from-railway/" + bridge.product,
                        "/api/v2/products/update-from-railway/" + bridge.id());
        assertThat(site.requests())
                .allSatisfy(
                        request -> assertThat(request.header("Authorization")).isEqualTo("Bearer simulated-api-token"));
        assertThat(GATEWAY.delivered(bridge.product)).containsExactly(1L, 2L);
        assertThat(GATEWAY.deliveries(bridge.product))
                .containsExactly("PRODUCT:CURRENT:DELIVERED", "PRODUCT:CURRENT:DELIVERED");
        assertThat(GATEWAY.attempts(bridge.product)).containsExactly("delivered:", "delivered:");
    }

    @Test
    void clearsAPictureAndAText() {
        bridge.add();
        bridge.awaitIdle();
        bridge.edit(IMAGES, "");
        bridge.edit(DESCRIPTION, "");
        bridge.awaitIdle();

        assertThat(site.product(bridge.id()).get("image").stringValue()).isEmpty();
        assertThat(site.product(bridge.id()).get("description").stringValue()).isEmpty();
    }

    @Test
    void takesAnArchivedProductOffTheShelf() {
        bridge.add();
        bridge.awaitIdle();
        bridge.announce(
                Products.archived(Products.snapshot(bridge.product, 1, Instant.now(), Map.of()), 2), Origin.user("7"));
        bridge.awaitIdle();

        assertThat(site.puts().getLast()).isEqualTo(JsonMapper.shared().readTree("{\"enabled\":\"N\"}"));
    }

    @Test
    void tellsTheNewestOfManyChangesAfterAnOutage() {
        bridge.add();
        bridge.awaitIdle();
        site.down(true);
        for (var i = 1; i <= 10; i++) {
            bridge.edit(PRICE, i + "000.00");
        }
        bridge.edit(NAME, "101 раушан");
        await().until(() -> GATEWAY.attempts(bridge.product).size() > 1);
        site.down(false);
        bridge.awaitIdle();

        assertThat(site.puts()).hasSize(2);
        assertThat(site.puts().getLast())
                .isEqualTo(JsonMapper.shared().readTree("{\"name\":\"101 раушан\",\"price\":\"10 000 ₸\"}"));
        // one that was under way when the next change came, and one for all the others
        assertThat(GATEWAY.deliveries(bridge.product)).hasSizeBetween(2, 3).containsOnly("PRODUCT:CURRENT:DELIVERED");
        assertThat(GATEWAY.delivered(bridge.product)).containsExactly(1L, 12L);
    }

    static Stream<Reply> unbelievable() {
        return Stream.of(
                Reply.cut(),
                Reply.html(200, "<html>login</html>"),
                Reply.redirect(302, "/login"),
                Reply.json(500, "{\"status\":\"error\"}"),
                Reply.json(200, "{\"status\":\"success\"}"),
                Reply.json(200, "{\"status\":\"success\",\"product_id\":0}"));
    }

    @ParameterizedTest
    @MethodSource("unbelievable")
    void makesOneProductWhateverIsAnsweredFirst(Reply answer) {
        site.afterwards(answer).instead(answer);
        bridge.add();
        bridge.awaitIdle();

        assertThat(site.puts()).hasSize(3);
        assertThat(site.requests())
                .extracting(request -> request.path())
                .containsOnly("/api/v2/products/update-from-railway/" + bridge.product);
        assertThat(GATEWAY.delivered(bridge.product)).containsExactly(1L);
        assertThat(site.version(bridge.id())).isEqualTo(2);
    }

    @Test
    void parksWhatAnOldSiteDoesNotKnowUntilAPersonDecides() {
        site.instead(Reply.html(404, "<h1>Not found</h1>"));
        bridge.add();
        await().until(() -> "PARKED:product-missing-there".equals(GATEWAY.laneState(bridge.product)));
        bridge.edit(PRICE, "6000.00");

        assertThat(GATEWAY.deliveries(bridge.product)).containsExactly("PRODUCT:CURRENT:PARKED");
        GATEWAY.bean(LaneDesk.class)
                .retry(
                        LaneId.ofProduct(bridge.connection.shop(), bridge.connection.id(), bridge.product),
                        Origin.user("9"));
        bridge.awaitIdle();
        assertThat(site.puts().getLast().get("price").stringValue()).isEqualTo("6 000 ₸");
        assertThat(GATEWAY.delivered(bridge.product)).containsExactly(2L);
    }

    @Test
    void parksARefusalWithABodyThatSaysError() {
        site.instead(Reply.json(200, "{\"status\":\"error\",\"error\":\"no such section\"}"));
        bridge.add();
        await().until(() -> "PARKED:refused-by-bitrix".equals(GATEWAY.laneState(bridge.product)));

        GATEWAY.bean(LaneDesk.class)
                .discard(
                        LaneId.ofProduct(bridge.connection.shop(), bridge.connection.id(), bridge.product),
                        Origin.user("9"));
        bridge.awaitIdle();
        assertThat(GATEWAY.delivered(bridge.product)).containsExactly(1L);
    }

    @Test
    void tellsNothingBackToTheConnectionAChangeCameFrom() {
        bridge.announce(Products.snapshot(bridge.product, 1, Instant.now(), Map.of()), bridge.connection.origin());

        assertThat(GATEWAY.deliveries(bridge.product)).isEmpty();
        assertThat(GATEWAY.delivered(bridge.product)).isEmpty();
    }

    @Test
    void saysThatNothingIsLeftToTellWhenNoFieldOfTheirsChanged() {
        bridge.add();
        bridge.awaitIdle();
        bridge.announce(
                Products.snapshot(
                        bridge.product, 2, Instant.now(), Map.of(kz.cvety.sync.ProductField.ATTRIBUTES, "80 см")),
                Origin.user("7"));

        assertThat(GATEWAY.delivered(bridge.product)).containsExactly(1L, 2L);
        assertThat(site.puts()).hasSize(1);
    }

    @Test
    void letsAnOrderOvertakeProducts() {
        assertThat(Deadlines.ofProduct(Products.snapshot(bridge.product, 1, Products.ADDED, Map.of())))
                .isAfter(Products.ADDED.plus(Duration.ofDays(365)));
    }

    @Test
    void readsProductsForTheInboundSide() {
        bridge.add();
        bridge.awaitIdle();
        var products = GATEWAY.bean(BitrixProducts.class);
        var id = Long.toString(bridge.id());

        assertThat(products.read(bridge.connection, id))
                .isInstanceOfSatisfying(
                        BitrixReads.Found.class,
                        found -> assertThat(found.found().path("title").asString())
                                .isEqualTo("51 раушан"));
        assertThat(products.read(bridge.connection, "999")).isInstanceOf(BitrixReads.Missing.class);
        assertThat(products.changed(bridge.connection, Instant.EPOCH, 0, 50))
                .isInstanceOfSatisfying(
                        BitrixReads.Page.class, page -> assertThat(page.found()).hasSize(1));
        site.down(true);
        assertThat(products.read(bridge.connection, id)).isInstanceOf(BitrixReads.Away.class);
    }

    @Test
    void saysThatAShopWithoutAConnectionHasNothingToTell() {
        var alone = new ShopId("alone-with-products");
        var change = new ProductChange(
                Products.snapshot(bridge.product, 4, Instant.now(), Map.of()), Origin.user("7"), null);
        GATEWAY.bean(ShopTransactions.class)
                .run(
                        alone,
                        () -> GATEWAY.bean(TakeProductChanges.class).handle(alone, java.util.List.of(change, change)));

        assertThat(GATEWAY.delivered(bridge.product)).containsExactly(4L);
    }

    @Test
    void takesAChangeThatComesTwiceOnce() {
        bridge.add();
        bridge.awaitIdle();
        bridge.announce(Products.snapshot(bridge.product, 1, Instant.now(), Map.of(PRICE, "1.00")), Origin.user("7"));

        assertThat(site.puts()).hasSize(1);
        assertThat(GATEWAY.deliveries(bridge.product)).hasSize(1);
    }
}
