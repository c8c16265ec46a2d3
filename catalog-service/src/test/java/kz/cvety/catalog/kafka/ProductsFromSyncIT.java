package kz.cvety.catalog.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import kz.cvety.catalog.Facts;
import kz.cvety.catalog.World;
import kz.cvety.events.Event;
import kz.cvety.events.catalog.ProductAttribute;
import kz.cvety.events.sync.ReportedProduct;
import kz.cvety.kit.ShopId;
import org.junit.jupiter.api.Test;

class ProductsFromSyncIT {

    private static final ReportedProduct EVERYTHING_ELSE = new ReportedProduct(
            "other name", "", "KZT", "1.00", false, List.of(), List.of(new ProductAttribute("height", "1 см")));

    private final ShopId shop = World.newShop();
    private final UUID id = UUID.randomUUID();

    @Test
    void addsAProductThatWasUnknownAndKeepsItsLink() {
        deliver(Facts.reported(id, 1, Facts.whole()));
        awaitVersion(1);
        var added = product();

        assertThat(added.text("/name")).isEqualTo("25 роз");
        assertThat(added.text("/price")).isEqualTo("4950.00");
        assertThat(added.text("/images/1/url")).isEqualTo("https://shop.example/2.jpg");
        assertThat(added.text("/externalIds/0/id")).isEqualTo(Facts.externalId(id));
        assertThat(added.text("/sync")).isEqualTo("synced");
        assertThat(World.outboxTypesOf(id)).containsExactly("catalog.product-added.v1");
        assertThat(World.originOfLastFactAbout(id)).isEqualTo("bitrix:" + Facts.CONNECTION);
        assertThat(links(id)).containsExactly(Facts.externalId(id));
    }

    @Test
    void takesOnlyTheFieldsThatAreNews() {
        deliver(Facts.reported(id, 1, Facts.whole()));
        deliver(Facts.reported(id, 2, EVERYTHING_ELSE, "price", "description"));
        awaitVersion(2);
        var changed = product();

        assertThat(changed.text("/price")).isEqualTo("1.00");
        assertThat(changed.body().has("description")).as("an empty text clears").isFalse();
        assertThat(changed.text("/name")).isEqualTo("25 роз");
        assertThat(changed.body().at("/enabled").asBoolean()).isTrue();
        assertThat(changed.body().at("/images")).hasSize(2);
        assertThat(changed.text("/attributes/0/value")).isEqualTo("70 см");
        assertThat(World.lastFactAbout(id).at("/changed"))
                .isEqualTo(World.JSON.readTree("[\"description\", \"price\"]"));
    }

    @Test
    void leavesWhatIsNotToldEvenWhenItIsSaidToBeNews() {
        deliver(Facts.reported(id, 1, Facts.whole()));
        deliver(Facts.reported(
                id, 2, Facts.price("7"), "name", "description", "enabled", "price", "imageUrls", "attributes"));
        awaitVersion(2);

        assertThat(product().text("/name")).isEqualTo("25 роз");
        assertThat(product().text("/description")).isEqualTo("Эквадор");
        assertThat(product().body().at("/images")).hasSize(2);
        assertThat(World.lastFactAbout(id).at("/changed")).isEqualTo(World.JSON.readTree("[\"price\"]"));
    }

    @Test
    void changesNothingWhenAFactComesTwiceOrIsRepeatedUnderAnotherId() {
        var first = World.newFactId();
        World.deliver(first, shop, Facts.BITRIX, Facts.reported(id, 1, Facts.whole()));
        World.deliver(first, shop, Facts.BITRIX, Facts.reported(id, 1, Facts.whole()));
        deliver(Facts.reported(id, 2, Facts.price("7"), "price"));
        deliver(Facts.reported(id, 1, Facts.whole(), "price"));
        deliver(Facts.reported(id, 2, Facts.price("8"), "price"));
        deliver(Facts.reported(id, 3, Facts.price("9"), "price"));
        awaitVersion(3);

        assertThat(product().text("/price")).isEqualTo("9.00");
        assertThat(World.outboxTypesOf(id)).hasSize(3);
    }

    @Test
    void archivesWhatIsGoneThereAndKeepsIt() {
        deliver(Facts.reported(id, 1, Facts.whole()));
        deliver(Facts.removed(id, 2));
        deliver(Facts.removed(id, 2));
        awaitVersion(2);

        assertThat(product().body().at("/archived").asBoolean()).isTrue();
        assertThat(World.outboxTypesOf(id)).containsExactly("catalog.product-added.v1", "catalog.product-archived.v1");
        assertThat(World.originOfLastFactAbout(id)).isEqualTo("bitrix:" + Facts.CONNECTION);
    }

    @Test
    void bringsBackWhatIsOfferedThereAgain() {
        deliver(Facts.reported(id, 1, Facts.whole()));
        deliver(Facts.removed(id, 2));
        deliver(Facts.reported(id, 3, Facts.price("9.00"), "price"));
        awaitVersion(3);
        assertThat(product().body().at("/archived").asBoolean()).isTrue();

        deliver(Facts.reported(id, 4, Facts.whole(), "enabled"));
        awaitVersion(4);

        assertThat(product().body().at("/archived").asBoolean()).isFalse();
    }

    @Test
    void keepsPicturesByTheirAddresses() {
        deliver(Facts.reported(id, 1, Facts.whole()));
        awaitVersion(1);
        var before = product().body().at("/images");
        var urls = List.of("https://shop.example/2.jpg", "https://shop.example/3.jpg");
        deliver(Facts.reported(id, 2, new ReportedProduct(null, null, null, null, null, urls, null), "imageUrls"));
        awaitVersion(2);

        assertThat(product().text("/images/0/imageId"))
                .isEqualTo(before.at("/1/imageId").asString());
        assertThat(product().text("/images/1/url")).isEqualTo("https://shop.example/3.jpg");
    }

    @Test
    void refusesASecondProductUnderOneExternalId() {
        var twin = UUID.fromString(
                id.toString().substring(0, 13) + UUID.randomUUID().toString().substring(13));
        deliver(Facts.reported(id, 1, Facts.whole()));
        awaitVersion(1);
        deliver(Facts.reported(twin, 1, Facts.whole()));

        await().untilAsserted(() -> assertThat(World.deadLettersAbout(twin)).containsExactly("external-id-taken"));
        assertThat(World.get("/api/v1/products/" + twin, World.manager(shop)).status())
                .isEqualTo(404);
    }

    @Test
    void putsAReportAsideThatNoProductCanTake() {
        deliver(Facts.reported(id, 1, Facts.price("12,50")));

        await().untilAsserted(() -> assertThat(World.deadLettersAbout(id)).containsExactly("unusable-report"));
    }

    @Test
    void neverTouchesAProductOfAnotherShop() {
        deliver(Facts.reported(id, 1, Facts.whole()));
        awaitVersion(1);
        var stranger = World.newShop();
        World.deliver(World.newFactId(), stranger, Facts.BITRIX, Facts.reported(id, 9, Facts.price("1"), "price"));

        await().untilAsserted(() -> assertThat(World.deadLettersAbout(id)).isNotEmpty());
        assertThat(product().text("/price")).isEqualTo("4950.00");
    }

    private void deliver(Event event) {
        World.deliver(World.newFactId(), shop, Facts.BITRIX, event);
    }

    private World.Answer product() {
        return World.get("/api/v1/products/" + id, World.manager(shop));
    }

    private void awaitVersion(long version) {
        await().untilAsserted(() -> assertThat(product().text("/version")).isEqualTo(String.valueOf(version)));
    }

    private static List<String> links(UUID product) {
        return World.behindTheScenes()
                .sql("select external_id from product_link where product_id = ?")
                .param(product)
                .query(String.class)
                .list();
    }
}
