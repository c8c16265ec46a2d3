package kz.cvety.simulators.bitrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.cvety.simulators.web.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProductPagesTests {

    private static final String ATTACK = "\"><script>alert(1)</script>'";

    private final BitrixSimulator bitrix = BitrixSimulator.start(ShopFixture.options());

    @AfterEach
    void close() {
        bitrix.close();
    }

    @Test
    void showsTheShelvesOfAShopThatHasJustOpened() throws IOException {
        try (var fresh = BitrixSimulator.start(ShopFixture.options().seeded(true))) {
            assertThat(fresh.products().all()).hasSizeGreaterThan(3);
            var image = fresh.products().all().getFirst().image();
            assertThat(Web.get(fresh.address(), "/").body()).contains("href=\"/products\"");
            assertThat(Web.get(fresh.address(), "/products").body())
                    .contains("51 қызыл раушан", "24 950 ₸", "не продаётся", "изменил пользователь 1", image);
            assertThat(Web.get(fresh.address(), "/new").body()).contains("51 қызыл раушан");
        }
        assertThat(Web.get(bitrix.address(), "/products").body()).contains("Товаров пока нет");
    }

    @Test
    void createsEditsAndDeletesByItsForms() throws IOException {
        var created = Web.postForm(bitrix.address(), "/products", form("Пион", "1 900 ₸"));
        assertThat(created.statusCode()).isEqualTo(303);
        assertThat(created.headers().firstValue("Location")).hasValue("/products/1243");

        var edited = form("Пион", "2100");
        edited.remove("available");
        edited.put("images", "https://cdn.example/1.jpg\r\n\r\nhttps://cdn.example/2.jpg");
        Web.postForm(bitrix.address(), "/products/1243", edited);
        var product = bitrix.products().get(1243);
        assertThat(product.price()).isEqualByComparingTo("2100");
        assertThat(product.available()).isFalse();
        assertThat(product.images()).isEqualTo(List.of("https://cdn.example/1.jpg", "https://cdn.example/2.jpg"));
        assertThat(product.changedBy()).isEqualTo("42");
        assertThat(Web.get(bitrix.address(), "/products/1243").body()).contains("2 100 ₸", "https://cdn.example/2.jpg");

        Web.postForm(bitrix.address(), "/products/1243", edited);
        assertThat(bitrix.products().get(1243).version()).isEqualTo(2);
        Web.postForm(bitrix.address(), "/products/1243/delete", Map.of());
        assertThat(Web.get(bitrix.address(), "/products/1243").statusCode()).isEqualTo(404);
        assertThat(Web.postForm(bitrix.address(), "/products", form("Пион", "дорого"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void keepsAPictureOfItsOwnWhenTheFormTellsTheAddressItShowed() throws IOException {
        try (var fresh = BitrixSimulator.start(ShopFixture.options().seeded(true))) {
            var product = fresh.products().all().getFirst();
            var form = form(product.name(), "24950");
            form.put("image", fresh.address() + product.image());
            Web.postForm(fresh.address(), "/products/" + product.id(), form);

            assertThat(fresh.products().get(product.id()).image()).isEqualTo(product.image());
        }
    }

    @Test
    void tellsItsPicturesUnderTheAddressItIsToldToHave() throws IOException {
        var options = ShopFixture.options().seeded(true).site(URI.create("http://simulators:8090"));
        try (var fresh = BitrixSimulator.start(options)) {
            var product = fresh.products().all().getFirst();

            assertThat(ShopFixture.product(fresh, product.id())
                            .path("product")
                            .path("image")
                            .asString())
                    .isEqualTo("http://simulators:8090" + product.image());
        }
    }

    @Test
    void escapesWhatManagersWrite() throws IOException {
        var edit = ProductEdit.of(ATTACK, "1")
                .section(ATTACK)
                .height(ATTACK)
                .description("</textarea>" + ATTACK)
                .image(ATTACK)
                .images(List.of(ATTACK))
                .xmlId(ATTACK);
        bitrix.products().add(edit, 42);

        for (var path : new String[] {"/products", "/products/1243", "/new"}) {
            assertThat(Web.get(bitrix.address(), path).body())
                    .contains("&lt;script&gt;")
                    .doesNotContain("<script")
                    .doesNotContain("</textarea>\"");
        }
    }

    @Test
    void takesTheChosenProductIntoAnOrder() throws IOException {
        var product = bitrix.products().add(ShopFixture.bouquet(), 42);
        Web.postForm(
                bitrix.address(),
                "/orders",
                Map.of("buyerName", "Айгүл", "productId", "1243", "product", "", "price", "", "quantity", "2"));

        var line = bitrix.shop().get(122001).basket().getFirst();
        assertThat(line.productId()).isEqualTo("1243");
        assertThat(line.name()).isEqualTo(product.name());
        assertThat(line.sum()).isEqualByComparingTo("9900");
        assertThat(Checkout.by("", "").item(product, 2).items().getFirst().productId())
                .isEqualTo("1243");
    }

    @Test
    void takesChangesOverItsJsonInterface() throws IOException {
        var created = Web.postJson(bitrix.address(), "/_sim/products", """
                {"name":"Пион","price":"900","section":"Пионы","images":["https://cdn.example/1.jpg"],"changed_by":7}""");
        Web.postJson(bitrix.address(), "/_sim/products/1243", "{\"available\":false}");

        assertThat(Web.json(created).path("changed_by").asString()).isEqualTo("7");
        var product = Web.json(Web.get(bitrix.address(), "/_sim/products/1243"));
        assertThat(product.path("version").asLong()).isEqualTo(2);
        assertThat(product.path("isAvailable").asBoolean(true)).isFalse();
        assertThat(product.path("amount").asString()).isEqualTo("900");
        assertThat(product.path("section").asString()).isEqualTo("Пионы");
        assertThat(Web.json(Web.get(bitrix.address(), "/_sim/products"))).hasSize(1);
        assertThat(Web.delete(bitrix.address(), "/_sim/products/1243").statusCode())
                .isEqualTo(200);
        assertThat(Web.get(bitrix.address(), "/_sim/products/1243").statusCode())
                .isEqualTo(404);
        assertThat(Web.postJson(bitrix.address(), "/_sim/products", "{\"name\":\"x\",\"pirce\":\"1\"}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(Web.json(Web.get(bitrix.address(), "/_sim/state"))
                        .path("products")
                        .get(0)
                        .path("deleted")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void turnsItsSwitchesOverItsJsonInterface() throws IOException {
        var state = Web.json(Web.postJson(
                bitrix.address(), "/_sim/faults", "{\"shop\":{\"legacyProducts\":true,\"formEvents\":\"also\"}}"));

        assertThat(state.path("shop").path("legacyProducts").asBoolean()).isTrue();
        assertThat(state.path("shop").path("formEvents").asString()).isEqualTo("also");
    }

    private static Map<String, String> form(String name, String price) {
        var form = new HashMap<String, String>();
        form.put("name", name);
        form.put("price", price);
        form.put("section", "Пионы");
        form.put("height", "50 см");
        form.put("available", "on");
        form.put("description", "Сезон");
        form.put("image", "");
        form.put("images", "");
        return form;
    }
}
