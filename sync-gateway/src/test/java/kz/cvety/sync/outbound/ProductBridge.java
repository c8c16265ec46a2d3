package kz.cvety.sync.outbound;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import kz.cvety.events.catalog.ProductSnapshot;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.sync.Connection;
import kz.cvety.sync.ConnectionBook;
import kz.cvety.sync.ConnectionSettings;
import kz.cvety.sync.Connections;
import kz.cvety.sync.ProductField;
import kz.cvety.sync.Products;
import kz.cvety.sync.Secret;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One product, a shop's site of its own, and a catalog that is this test. */
final class ProductBridge implements AutoCloseable {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final ProductSite site = new ProductSite();
    final UUID product = UUID.randomUUID();
    final Connection connection;
    private final Gateway gateway;
    private final String secret = "secret-not-real-" + product;
    private final Map<ProductField, String> words = new EnumMap<>(ProductField.class);
    private long version;

    ProductBridge(Gateway gateway, Map<String, String> owners) {
        this.gateway = gateway;
        var shop = new ShopId("shop-" + product);
        var id = "products-" + NUMBERS.incrementAndGet();
        var book = gateway.bean(ConnectionBook.class);
        book.add(shop, id);
        gateway.database.update(
                "insert into sweep (shop_id, connection, entity_type, watermark, next_at)"
                        + " select ?, ?, type, now(), now() + interval '1 day' from unnest(array['order', 'product']) as type"
                        + " on conflict (shop_id, connection, entity_type) do update set next_at = excluded.next_at",
                shop.value(),
                id);
        book.change(
                shop,
                id,
                new ConnectionSettings(
                        site.address().toString(),
                        new Secret("simulated-api-token"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        owners,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        2000.0,
                        2000));
        book.replaceSecret(shop, id, new Secret(secret));
        connection = gateway.bean(Connections.class).named(id).orElseThrow();
    }

    /** A person here changes a field. */
    void edit(ProductField field, String word) {
        edit(field, word, Instant.now(), Origin.user("7"));
    }

    void edit(ProductField field, String word, Instant at, Origin origin) {
        words.put(field, word);
        announce(Products.snapshot(product, ++version, at, words), origin);
    }

    /** A person here puts it in. */
    void add() {
        announce(Products.snapshot(product, ++version, Instant.now(), words), Origin.user("7"));
    }

    void announce(ProductSnapshot snapshot, Origin origin) {
        version = snapshot.version();
        gateway.bean(ShopTransactions.class)
                .run(
                        connection.shop(),
                        () -> gateway.bean(TakeProductChanges.class)
                                .handle(connection.shop(), List.of(new ProductChange(snapshot, origin, null))));
    }

    long version() {
        return version;
    }

    /** As the catalog service does with what the newest fact says. */
    void applyNewestFact() {
        var fact = facts().getLast();
        fact.get("changed").forEach(name -> {
            switch (name.stringValue()) {
                case "price" ->
                    words.put(
                            ProductField.PRICE, fact.get("product").get("price").stringValue());
                case "name" ->
                    words.put(ProductField.NAME, fact.get("product").get("name").stringValue());
                case "description" ->
                    words.put(
                            ProductField.DESCRIPTION,
                            fact.get("product").get("description").stringValue());
                default -> throw new IllegalStateException(name.stringValue());
            }
        });
        announce(Products.snapshot(product, ++version, Instant.now(), words), connection.origin());
    }

    /** What Bitrix's hook tells, with these further fields of {@code product_data}. */
    JsonNode hook(long id, String fields) {
        return send("{\"event_type\":\"product.updated\",\"product_data\":{\"id\":" + id + ",\"xml_id\":\"" + product
                + "\"," + fields + "}}");
    }

    JsonNode send(String body) {
        try {
            var answer = HTTP.send(
                    HttpRequest.newBuilder(
                                    URI.create("http://127.0.0.1:" + gateway.port() + "/api/v1/webhooks/product-sync"))
                            .header("X-Webhook-Secret", secret)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return JsonMapper.shared().readTree(answer.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void awaitIdle() {
        gateway.awaitIdle(product);
    }

    /** The product's id there. */
    long id() {
        return Long.parseLong(gateway.database.queryForObject(
                "select external_id from link where entity_id = ?", String.class, product));
    }

    List<JsonNode> facts() {
        return gateway.database.query(
                """
                select convert_from(payload, 'UTF8') from kit.outbox
                where key = ? and type like 'sync.product%' order by position
                """, (row, i) -> JsonMapper.shared().readTree(row.getString(1)), product.toString());
    }

    /** Settled conflicts, as {@code field:ours:theirs:winner:policy}. */
    List<String> conflicts() {
        return gateway.database.queryForList("""
                select concat_ws(':', field, ours, theirs, winner, policy) from conflict where entity_id = ? order by id
                """, String.class, product);
    }

    @Override
    public void close() {
        site.close();
    }
}
