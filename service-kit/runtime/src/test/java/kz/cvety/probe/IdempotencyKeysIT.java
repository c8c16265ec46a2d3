package kz.cvety.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.idempotency.IdempotencyKey;
import kz.cvety.kit.idempotency.IdempotencyKeyReused;
import kz.cvety.kit.idempotency.IdempotencyKeys;
import kz.cvety.kit.shop.ShopTransactions;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class IdempotencyKeysIT {

    private static final ShopId ASTANA = new ShopId("astana");
    private static final ShopId ALMATY = new ShopId("almaty");

    private final ShopTransactions transactions = ProbeApplication.running().getBean(ShopTransactions.class);
    private final IdempotencyKeys keys = ProbeApplication.running().getBean(IdempotencyKeys.class);
    private final JdbcClient jdbc = ProbeApplication.running().getBean(JdbcClient.class);
    private final IdempotencyKey key = new IdempotencyKey("7", UUID.randomUUID().toString(), "as asked");
    private final UUID made = UUID.randomUUID();

    @Test
    void answersWhatTheFirstRequestHasMade() {
        assertThat(claim(ASTANA, key, made)).isEmpty();

        assertThat(claim(ASTANA, key, UUID.randomUUID())).contains(made);
    }

    @Test
    void refusesAKeyThatComesBackWithAnotherRequest() {
        claim(ASTANA, key, made);

        assertThatThrownBy(() -> claim(ASTANA, new IdempotencyKey("7", key.key(), "otherwise"), UUID.randomUUID()))
                .isInstanceOf(IdempotencyKeyReused.class);
    }

    @Test
    void belongsToOneUserOfOneShop() {
        claim(ASTANA, key, made);

        assertThat(claim(ALMATY, key, UUID.randomUUID())).isEmpty();
        assertThat(claim(ASTANA, new IdempotencyKey("8", key.key(), "as asked"), UUID.randomUUID()))
                .isEmpty();
    }

    @Test
    void leavesTheKeyToTheNextWhenTheFirstRequestFails() {
        assertThatThrownBy(() -> transactions.run(ASTANA, () -> {
                    keys.claim(ASTANA, key, made);
                    throw new IllegalStateException("the request failed");
                }))
                .hasMessage("the request failed");

        assertThat(claim(ASTANA, key, UUID.randomUUID())).isEmpty();
    }

    @Test
    void waitsForTheSameRequestThatIsStillRunning() throws Exception {
        var claimed = new CountDownLatch(1);
        var finish = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> transactions.run(ASTANA, () -> {
                keys.claim(ASTANA, key, made);
                claimed.countDown();
                await(finish);
            }));
            await(claimed);
            var second = threads.submit(() -> claim(ASTANA, key, UUID.randomUUID()));
            assertThat(second.isDone()).isFalse();
            finish.countDown();

            first.get(20, TimeUnit.SECONDS);
            assertThat(second.get(20, TimeUnit.SECONDS)).contains(made);
        }
    }

    @Test
    void isHiddenFromOtherShopsByTheDatabaseAlone() {
        claim(ASTANA, key, made);
        var count = "select count(*) from kit.idempotency_key where key = '" + key.key() + "'";

        assertThat(transactions.call(ASTANA, () -> number(count))).isEqualTo(1);
        assertThat(transactions.call(ALMATY, () -> number(count))).isZero();
        assertThat(number(count)).as("without any shop").isZero();
    }

    private Optional<UUID> claim(ShopId shop, IdempotencyKey wanted, UUID id) {
        return transactions.call(shop, () -> keys.claim(shop, wanted, id));
    }

    private int number(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
