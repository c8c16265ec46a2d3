package kz.cvety.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import kz.cvety.catalog.World;
import kz.cvety.kit.ShopId;
import org.junit.jupiter.api.Test;

class FoldersIT {

    private static final String FOLDERS = "/api/v1/products/folders";

    private final ShopId shop = World.newShop();
    private final String manager = World.manager(shop);

    @Test
    void listsThemAsATreeByPositionAndName() {
        var flowers = make("Цветы", null, 2);
        var roses = make("Розы", flowers, 1);
        make("Астры", flowers, 1);
        make("Подарки", null, 1);
        make("51 роза", roses, 0);
        var tree = World.get(FOLDERS, manager).body().at("/folders");

        assertThat(tree.findValuesAsString("name")).containsExactly("Подарки", "Цветы", "Астры", "Розы", "51 роза");
        assertThat(tree.at("/1/folders/1/folders/0/name").asString()).isEqualTo("51 роза");
    }

    @Test
    void renamesAndMovesAndLeavesTheRest() {
        var flowers = make("Цветы", null, 2);
        var roses = make("Розы", flowers, 7);
        var renamed = World.put(FOLDERS + "/" + roses, manager, "{\"name\": \"Розы из Эквадора\"}");
        var moved = World.put(FOLDERS + "/" + roses, manager, "{\"parentId\": null}");

        assertThat(renamed.text("/parentId")).isEqualTo(flowers);
        assertThat(renamed.text("/position")).isEqualTo("7");
        assertThat(moved.body().has("parentId")).isFalse();
        assertThat(moved.text("/name")).isEqualTo("Розы из Эквадора");
    }

    @Test
    void showsAProductUnderTheNameItsFolderHasNow() {
        var roses = make("Розы", null, 0);
        var product = add(roses).header("location");
        var before = World.get(product, manager);
        World.put(FOLDERS + "/" + roses, manager, "{\"name\": \"Розы!\"}");
        var after = World.send(World.request(product, manager)
                .header("If-None-Match", before.header("etag"))
                .GET());

        assertThat(before.text("/folder")).isEqualTo("Розы");
        assertThat(after.status()).isEqualTo(200);
        assertThat(after.text("/folder")).isEqualTo("Розы!");
    }

    @Test
    void neverPutsAFolderInsideItself() {
        var a = make("a", null, 0);
        var b = make("b", a, 0);
        var c = make("c", b, 0);

        for (var inside : List.of(a, b, c)) {
            var refused = World.put(FOLDERS + "/" + a, manager, "{\"parentId\": \"" + inside + "\"}");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text("/errors/0/pointer")).isEqualTo("#/parentId");
        }
    }

    @Test
    void makesNoRingOfTwoMovesAtOnce() throws Exception {
        var a = make("a", null, 0);
        var b = make("b", null, 0);
        Callable<World.Answer> aIntoB = () -> World.put(FOLDERS + "/" + a, manager, "{\"parentId\": \"" + b + "\"}");
        Callable<World.Answer> bIntoA = () -> World.put(FOLDERS + "/" + b, manager, "{\"parentId\": \"" + a + "\"}");

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = threads.invokeAll(List.of(aIntoB, bIntoA)).stream()
                    .map(answer -> answer.resultNow().status())
                    .toList();
            assertThat(statuses).containsExactlyInAnyOrder(200, 422);
        }
    }

    @Test
    void goesTenLevelsDeepAtMost() {
        var bottom = make("1", null, 0);
        for (var level = 2; level <= 10; level++) {
            bottom = make(String.valueOf(level), bottom, 0);
        }
        var body = "{\"name\": \"11\", \"parentId\": \"" + bottom + "\"}";

        assertThat(World.add(FOLDERS, shop, body).status()).isEqualTo(422);
    }

    @Test
    void removesAFolderOnlyWhenItIsEmpty() {
        var flowers = make("Цветы", null, 0);
        var roses = make("Розы", flowers, 0);
        var product = add(roses);
        var outer = World.delete(FOLDERS + "/" + flowers, manager);
        var inner = World.delete(FOLDERS + "/" + roses, manager);
        World.put(product.header("location"), manager, "{\"folderId\": null}");

        assertThat(outer.status()).isEqualTo(409);
        assertThat(outer.text("/folders")).isEqualTo("1");
        assertThat(inner.text("/code")).isEqualTo("folder-not-empty");
        assertThat(inner.text("/products")).isEqualTo("1");
        assertThat(World.delete(FOLDERS + "/" + roses, manager).status()).isEqualTo(204);
        assertThat(World.delete(FOLDERS + "/" + roses, manager).status()).isEqualTo(404);
    }

    @Test
    void narrowsAListToAFolderAndAllBelowIt() {
        var flowers = make("Цветы", null, 0);
        var roses = make("Розы", flowers, 0);
        var inRoses = add(roses).text("/id");
        var inFlowers = add(flowers).text("/id");
        World.add("/api/v1/products", shop, "{\"name\": \"nowhere\", \"price\": \"1\"}");

        assertThat(World.get("/api/v1/products?folder=" + flowers, manager)
                        .body()
                        .at("/products")
                        .valueStream()
                        .map(product -> product.at("/id").asString()))
                .containsExactly(inFlowers, inRoses);
        assertThat(World.get("/api/v1/products?folder=" + roses, manager).body().at("/products"))
                .hasSize(1);
    }

    private String make(String name, String parentId, int position) {
        var parent = parentId == null ? "" : ", \"parentId\": \"" + parentId + "\"";
        return World.add(FOLDERS, shop, "{\"name\": \"" + name + "\", \"position\": " + position + parent + "}")
                .text("/id");
    }

    private World.Answer add(String folder) {
        return World.add(
                "/api/v1/products", shop, "{\"name\": \"Роза\", \"price\": \"1\", \"folderId\": \"" + folder + "\"}");
    }
}
