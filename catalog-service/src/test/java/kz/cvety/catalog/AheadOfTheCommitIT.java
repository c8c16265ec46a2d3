package kz.cvety.catalog;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.idempotency.IdempotencyKey;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.shop.ShopTransactions;
import org.junit.jupiter.api.Test;

/** The log is read a moment before a commit is seen by everybody else; here that moment is as long as it has to be. */
class AheadOfTheCommitIT {

    private final ShopId shop = World.newShop();
    private final ShopTransactions transactions = World.bean(ShopTransactions.class);

    @Test
    void takesTheAnswerOfBitrixToAProductThatIsNotToBeSeenYet() throws Exception {
        var added = new CompletableFuture<UUID>();
        var seen = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var adding = threads.submit(() -> transactions.run(shop, () -> {
                added.complete(add());
                await(seen);
            }));
            var id = added.get(20, SECONDS);
            var tracking = threads.submit(() -> transactions.run(shop, () -> {
                assertThat(World.bean(Products.class).find(shop, id)).isEmpty();
                seen.countDown();
                World.bean(TrackProductProgress.class)
                        .handle(shop, List.of(new ProductProgress.Arrived(id, Facts.CONNECTION, 1, "1243")));
            }));
            adding.get(20, SECONDS);
            tracking.get(20, SECONDS);

            var product = World.get("/api/v1/products/" + id, World.manager(shop));
            assertThat(product.text("/sync")).isEqualTo("synced");
            assertThat(product.text("/externalIds/0/id")).isEqualTo("1243");
        }
    }

    private UUID add() {
        var caller = new Caller("manager-1", "M", Optional.of(shop), "MANAGER", Set.of(), Optional.empty());
        var key = new IdempotencyKey("manager-1", UUID.randomUUID().toString(), "digest");
        var wishes = new Wishes(
                Told.of("Роза"),
                Told.nothing(),
                Told.nothing(),
                Told.nothing(),
                Told.nothing(),
                Told.nothing(),
                Told.nothing(),
                Told.nothing(),
                Told.nothing());
        return World.bean(AddProduct.class)
                .handle(shop, caller, key, ProductKind.GOODS, wishes)
                .id();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
