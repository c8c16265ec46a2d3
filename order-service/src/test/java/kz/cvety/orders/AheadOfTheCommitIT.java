package kz.cvety.orders;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.idempotency.IdempotencyKey;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.shop.ShopTransactions;
import org.junit.jupiter.api.Test;

/**
 * The log is read a moment before a commit is seen by everybody else: what others make of an order's first fact may come back while its
 * row is not to be seen yet. Here that moment is as long as it has to be.
 */
class AheadOfTheCommitIT {

    private final ShopId shop = World.newShop();
    private final ShopTransactions transactions = World.bean(ShopTransactions.class);

    @Test
    void takesTheAnswerOfBitrix() throws Exception {
        var order = whileItIsPlaced(id -> World.bean(TrackProgress.class)
                .handle(shop, List.of(new Progress.Arrived(id, Facts.CONNECTION, 1, "122300"))));

        assertThat(view(order).text("/sync")).isEqualTo("synced");
        assertThat(view(order).text("/externalIds/0/id")).isEqualTo("122300");
    }

    @Test
    void takesTheWordOfTheCatalog() throws Exception {
        var order = whileItIsPlaced(id -> World.bean(StockWords.class)
                .keep(shop, List.of(new StockWords.Word(id, 1, StockState.RESERVED, List.of()))));

        assertThat(view(order).text("/stock")).isEqualTo("reserved");
    }

    /** Runs it beside the transaction that places the order, which ends only when it has begun. */
    private UUID whileItIsPlaced(Consumer<UUID> work) throws Exception {
        var placed = new CompletableFuture<UUID>();
        var seen = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var placing = threads.submit(() -> transactions.run(shop, () -> {
                placed.complete(place());
                await(seen);
            }));
            var id = placed.get(20, SECONDS);
            var working = threads.submit(() -> transactions.run(shop, () -> {
                assertThat(World.bean(Orders.class).find(shop, id)).isEmpty();
                seen.countDown();
                work.accept(id);
            }));
            placing.get(20, SECONDS);
            working.get(20, SECONDS);
            return id;
        }
    }

    private UUID place() {
        var caller = new Caller("manager-1", "M", Optional.of(shop), "MANAGER", Set.of(), Optional.empty());
        var key = new IdempotencyKey("manager-1", UUID.randomUUID().toString(), "digest");
        var wanted = new PlaceOrder.Wanted(Samples.details(), List.of(), null);
        var order =
                World.bean(PlaceOrder.class).handle(shop, caller, key, wanted).id();
        World.bean(Orders.class).flush(shop);
        return order;
    }

    private World.Answer view(UUID order) {
        return World.get("/api/v1/orders/" + order, World.manager(shop));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
