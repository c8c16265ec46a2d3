package kz.cvety.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import kz.cvety.simulators.bitrix.ProductEdit;
import org.awaitility.Awaitility;

/** How long an edit of a product takes to the other side, in both directions, at a calm rate. */
final class ProductBench {

    private static final int PRODUCTS = 100;
    private static final int PER_SECOND = 50;
    private static final long MANAGER = 42;
    private static final String TOPIC = "catalog.product";
    private static final Pattern MARK = Pattern.compile("sent at \\d+");

    private final LocalStack stack;
    private final int edits;
    private final ProductApi api;

    ProductBench(LocalStack stack, Duration phase) {
        this.stack = stack;
        this.edits = (int) phase.toSeconds() * PER_SECOND;
        this.api = new ProductApi(stack);
    }

    List<Figure> hops() {
        var ids = inBitrix();
        var ours = here(ids);
        fromBitrix(ids); // once each way to warm up
        toBitrix(ours);
        return List.of(
                within("product edited in Bitrix to our fact, " + PER_SECOND + "/s", fromBitrix(ids)),
                within("product edited here to Bitrix's call, " + PER_SECOND + "/s", toBitrix(ours)));
    }

    private List<Long> inBitrix() {
        var ids = new ArrayList<Long>();
        try (var watch = watch()) {
            for (var i = 0; i < PRODUCTS; i++) {
                ids.add(stack.bitrix()
                        .products()
                        .add(ProductEdit.of("Букет " + i, "5000").description(HookTraffic.mark()), MANAGER)
                        .id());
            }
            settle(watch, PRODUCTS);
        }
        return ids;
    }

    private List<UUID> here(List<Long> ids) {
        var byNumber = new HashMap<String, UUID>();
        api.all()
                .forEach(product -> product.path("externalIds")
                        .forEach(id -> byNumber.put(
                                id.path("id").asString(),
                                UUID.fromString(product.path("id").asString()))));
        return ids.stream()
                .map(id -> Objects.requireNonNull(byNumber.get(Long.toString(id))))
                .toList();
    }

    /** From the save in Bitrix to the fact that the catalog has it. */
    private Latencies fromBitrix(List<Long> ids) {
        try (var watch = watch()) {
            paced(i -> stack.bitrix()
                    .products()
                    .edit(ids.get(i % PRODUCTS), ProductEdit.of().description(HookTraffic.mark()), MANAGER));
            settle(watch, edits);
            return watch.latencies();
        }
    }

    /** From a request to the catalog to the moment Bitrix is called with it. */
    private Latencies toBitrix(List<UUID> products) {
        var sent = new HashMap<String, Instant>();
        var calls = stack.bitrix().callCount();
        paced(i -> {
            var text = HookTraffic.mark();
            sent.put(text, Instant.now());
            api.edit(products.get(i % PRODUCTS), "{\"description\": \"" + text + "\"}");
        });
        Awaitility.await("every edit was told")
                .atMost(Duration.ofMinutes(2))
                .until(() -> stack.bitrix().callCount() >= calls + edits);
        return latencies(sent);
    }

    private Latencies latencies(Map<String, Instant> sent) {
        var latencies = new Latencies();
        for (var call : stack.bitrix().calls()) {
            var mark = MARK.matcher(call.body());
            var left = mark.find() ? sent.get(mark.group()) : null;
            if (left != null) {
                latencies.add(Duration.between(left, call.at()).toNanos());
            }
        }
        return latencies;
    }

    private void paced(IntConsumer edit) {
        var began = System.nanoTime();
        for (var i = 0; i < edits; i++) {
            var due = began + i * 1_000_000_000L / PER_SECOND;
            for (var wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            edit.accept(i);
        }
    }

    private FactWatch watch() {
        return new FactWatch(stack.kafka().bootstrapServers(), TOPIC, HookTraffic::age);
    }

    private static void settle(FactWatch watch, int expected) {
        Awaitility.await("all " + expected + " arrived")
                .atMost(Duration.ofMinutes(2))
                .until(() -> watch.latencies().count() >= expected);
    }

    private static Figure within(String what, Latencies latencies) {
        return new Figure(
                "R4",
                what,
                latencies.summary(),
                "",
                "p50 <= 40 ms, p99 <= 200 ms",
                latencies.millis(50) <= 40 && latencies.millis(99) <= 200);
    }
}
