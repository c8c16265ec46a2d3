package kz.cvety.catalog.stock.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.catalog.World;
import kz.cvety.catalog.World.Answer;
import kz.cvety.catalog.stock.Shelf;
import org.junit.jupiter.api.Test;

class InventoryApiIT {

    private static final String BASE = "/api/v1/inventory";

    private final Shelf shelf = new Shelf();
    private final String token = World.manager(shelf.shop);

    @Test
    void keepsStoresInTheOrderInWhichTheyAreEmptied() {
        var key = UUID.randomUUID().toString();
        var body = "{\"name\": \"Cellar\", \"position\": 0}";

        var added = World.post(BASE + "/stores", token, body, "Idempotency-Key", key);
        var again = World.post(BASE + "/stores", token, body, "Idempotency-Key", key);
        var other =
                World.post(BASE + "/stores", token, "{\"name\": \"Attic\", \"position\": 0}", "Idempotency-Key", key);

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.header("location")).isEqualTo(BASE + "/stores/" + added.text("/id"));
        assertThat(again.text("/id")).isEqualTo(added.text("/id"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("/code")).isEqualTo("idempotency-key-reused");
        assertThat(World.get(BASE + "/stores", token).body().findValuesAsString("name"))
                .containsExactly("Cellar", "front");
        var moved = put("/stores/" + added.text("/id"), "{\"name\": \"Cellar\", \"position\": 9}", "\"1\"");
        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.header("etag")).isEqualTo("\"2\"");
        assertThat(put("/stores/" + added.text("/id"), body, "\"1\"").status()).isEqualTo(412);
        assertThat(World.get(BASE + "/stores", token).body().findValuesAsString("name"))
                .containsExactly("front", "Cellar");
    }

    @Test
    void keepsItemsAsTheyAreDescribed() {
        var added = World.post(
                BASE + "/items",
                token,
                "{\"name\": \"Rose\", \"unit\": \"stem\", \"lowAt\": 20}",
                "Idempotency-Key",
                UUID.randomUUID().toString());
        var item = "/items/" + added.text("/id");

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.header("etag")).isEqualTo("\"1\"");
        var described = put(item, "{\"name\": \"Red rose\", \"unit\": \"stem\", \"lowAt\": 30}", "\"1\"");
        assertThat(described.status()).isEqualTo(200);
        assertThat(described.header("etag")).isEqualTo("\"2\"");
        var late = put(item, "{\"name\": \"Blue rose\", \"unit\": \"stem\"}", "\"1\"");
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.text("/code")).isEqualTo("version-mismatch");
        assertThat(World.get(BASE + item, token).text("/name")).isEqualTo("Red rose");

        book("RECEIVE", null, line(added.text("/id"), shelf.store, 5));
        assertThat(delete(item).text("/code")).isEqualTo("item-in-use");
        book("WRITE_OFF", "withered", line(added.text("/id"), shelf.store, 5));
        assertThat(delete(item).text("/archived")).isEqualTo("true");
        assertThat(World.get(BASE + "/stock", token).body().at("/items")).isEmpty();
        assertThat(World.get(BASE + "/stock?archived=true", token).body().at("/items"))
                .hasSize(1);
    }

    @Test
    void booksMovementsOnceAndTellsWhoDidWhatAndWhy() {
        var rose = shelf.item("rose", null).toString();
        var cellar = shelf.store("cellar", 2);
        var key = UUID.randomUUID().toString();
        var received = document("RECEIVE", "delivery 7", line(rose, shelf.store, 100));

        var first = World.post(BASE + "/movements", token, received, "Idempotency-Key", key);
        var again = World.post(BASE + "/movements", token, received, "Idempotency-Key", key);
        book("TRANSFER", null, line(rose, shelf.store, 30).replace("}", ", \"toStoreId\": \"" + cellar + "\"}"));
        book("COUNT", null, line(rose, cellar, 28));
        book("WRITE_OFF", "withered", line(rose, shelf.store, 10));

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.text("/id")).isEqualTo(first.text("/id"));
        assertThat(World.get(first.header("location"), token).text("/movements/0/actor"))
                .isEqualTo("user:manager-1");
        var level = World.get(BASE + "/items/" + rose, token);
        assertThat(level.text("/onHand")).isEqualTo("88");
        assertThat(level.body().at("/stores").findValuesAsString("onHand")).containsExactly("60", "28");
        var journal = World.get(BASE + "/movements?itemId=" + rose, token).body();
        assertThat(journal.findValuesAsString("quantity")).containsExactly("-10", "-2", "30", "-30", "100");
        assertThat(journal.at("/movements/0/reason").asString()).isEqualTo("withered");
        assertThat(journal.at("/movements/1/counted").asLong()).isEqualTo(28);
        assertThat(World.get(BASE + "/movements?kind=TRANSFER&storeId=" + cellar, token)
                        .body()
                        .at("/movements"))
                .hasSize(1);
        shelf.mustAgree();
    }

    @Test
    void refusesWhatCannotBeAndNamesTheLine() {
        var rose = shelf.stocked("rose", null, 10).toString();

        var tooMuch = book("WRITE_OFF", "withered", line(rose, shelf.store, 4), line(rose, shelf.store, 7));
        assertThat(tooMuch.status()).isEqualTo(409);
        assertThat(tooMuch.text("/code")).isEqualTo("not-enough-on-hand");
        assertThat(tooMuch.text("/line")).isEqualTo("2");
        assertThat(tooMuch.text("/onHand")).isEqualTo("6");
        assertThat(book("WRITE_OFF", " ", line(rose, shelf.store, 1)).text("/code"))
                .isEqualTo("reason-required");
        assertThat(book("RECEIVE", null, line(rose, shelf.store, 0)).text("/code"))
                .isEqualTo("unusable-line");
        assertThat(book("RECEIVE", null, line(rose, shelf.store, -1)).status()).isEqualTo(400);
        assertThat(book("CONSUME", null, line(rose, shelf.store, 1)).status()).isEqualTo(400);
        assertThat(book("TRANSFER", null, line(rose, shelf.store, 1)).text("/code"))
                .isEqualTo("unusable-line");
        assertThat(book("RECEIVE", null, line(rose, UUID.randomUUID(), 1)).text("/code"))
                .isEqualTo("unusable-line");
        assertThat(book("RECEIVE", null, line(UUID.randomUUID().toString(), shelf.store, 1))
                        .text("/line"))
                .isEqualTo("1");
        assertThat(shelf.item(UUID.fromString(rose)).onHand()).isEqualTo(10);
        shelf.mustAgree();
    }

    @Test
    void listsLevelsInPagesAndByWhatMatters() {
        for (var name : List.of("aster", "lily", "rose 1", "rose 2", "tulip")) {
            shelf.stocked(name, name.equals("lily") ? 5L : null, 3);
        }
        shelf.item("empty", null);

        var names = new ArrayList<String>();
        var next = "";
        do {
            var page = World.get(BASE + "/stock?limit=2" + next, token).body();
            names.addAll(page.at("/items").findValuesAsString("name"));
            next = page.hasNonNull("next") ? "&cursor=" + page.get("next").asString() : "";
        } while (!next.isEmpty());

        assertThat(names).containsExactly("aster", "empty", "lily", "rose 1", "rose 2", "tulip");
        assertThat(names("/stock?search=ROSE")).containsExactly("rose 1", "rose 2");
        assertThat(names("/stock?low=true")).containsExactly("lily");
        assertThat(names("/stock?storeId=" + shelf.store))
                .doesNotContain("empty")
                .hasSize(5);
        assertThat(World.get(BASE + "/stock?cursor=none", token).status()).isEqualTo(400);
    }

    @Test
    void readsTheJournalInPages() {
        var rose = shelf.item("rose", null).toString();
        for (var i = 1; i <= 5; i++) {
            book("RECEIVE", null, line(rose, shelf.store, i));
        }

        var first = World.get(BASE + "/movements?limit=3", token).body();
        var rest = World.get(
                        BASE + "/movements?limit=3&cursor=" + first.get("next").asString(), token)
                .body();

        assertThat(first.findValuesAsString("quantity")).containsExactly("5", "4", "3");
        assertThat(rest.findValuesAsString("quantity")).containsExactly("2", "1");
        assertThat(rest.hasNonNull("next")).isFalse();
        assertThat(World.get(BASE + "/movements?to=2020-01-01T00:00:00Z", token)
                        .body()
                        .at("/movements"))
                .isEmpty();
    }

    @Test
    void showsWhatIsSetAsideForAnOrder() {
        var rose = shelf.stocked("rose", null, 20);
        var order = shelf.order(shelf.product(Map.of(rose, 15)));

        var reservation = World.get(BASE + "/reservations/" + order, token);

        assertThat(reservation.text("/state")).isEqualTo("HELD");
        assertThat(reservation.text("/lines/0/held")).isEqualTo("15");
        assertThat(World.get(BASE + "/reservations/" + UUID.randomUUID(), token).text("/code"))
                .isEqualTo("no-reservation");
    }

    private List<String> names(String path) {
        return World.get(BASE + path, token).body().at("/items").findValuesAsString("name");
    }

    private Answer book(String kind, String reason, String... lines) {
        return World.post(
                BASE + "/movements",
                token,
                document(kind, reason, lines),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private static String document(String kind, String reason, String... lines) {
        var why = reason == null ? "" : "\"reason\": \"" + reason + "\", ";
        return "{\"kind\": \"" + kind + "\", " + why + "\"lines\": [" + String.join(", ", lines) + "]}";
    }

    private static String line(String item, UUID store, long quantity) {
        return "{\"itemId\": \"" + item + "\", \"storeId\": \"" + store + "\", \"quantity\": " + quantity + "}";
    }

    private Answer put(String path, String body, String version) {
        return World.send(World.request(BASE + path, token)
                .header("Content-Type", "application/json")
                .header("If-Match", version)
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Answer delete(String path) {
        return World.send(World.request(BASE + path, token).DELETE());
    }
}
