package kz.cvety.kit.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WakingQueueTests {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final WakingQueue<String> queue = new WakingQueue<>();

    @Test
    void wakesAReaderThatSleepsWhenAChangeComes() {
        var woken = reader();

        queue.enqueue("change");

        await().until(woken::isDone);
        assertThat(queue.poll()).isEqualTo("change");
    }

    @Test
    void doesNotSleepWhileChangesWait() {
        queue.enqueue("first");
        queue.enqueue("second");
        queue.poll();

        await().until(reader()::isDone);
    }

    @Test
    void sleepsAgainAfterAllWasTaken() throws InterruptedException {
        queue.enqueue("first");
        queue.await(LONG);
        queue.enqueue("second");
        queue.poll();
        queue.poll();

        var reader = reader();

        await().during(Duration.ofMillis(100)).until(() -> !reader.isDone());
        queue.enqueue("next");
        await().until(reader::isDone);
    }

    private CompletableFuture<Void> reader() {
        return CompletableFuture.runAsync(() -> {
            try {
                queue.await(LONG);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
