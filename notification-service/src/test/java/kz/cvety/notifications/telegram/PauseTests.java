package kz.cvety.notifications.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import kz.cvety.kit.testing.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PauseTests {

    private static final Duration HOUR = Duration.ofHours(1);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-08T04:00:00Z"));
    private final AtomicInteger looks = new AtomicInteger();
    private final InstantSource watched = () -> {
        looks.incrementAndGet();
        return clock.instant();
    };

    @Test
    void lastsUntilTheClockSaysSo() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var pause = threads.submit(() -> {
                new Pause(watched).of(HOUR);
                return clock.instant();
            });
            await().until(() -> looks.get() >= 2);
            clock.advance(HOUR.minusSeconds(1));
            var before = looks.get();
            await().until(() -> looks.get() >= before + 2);
            assertThat(pause.isDone()).isFalse();

            clock.advance(Duration.ofSeconds(1));

            assertThat(pause.get()).isEqualTo(Instant.parse("2026-03-08T05:00:00Z"));
        }
    }

    @Test
    void endsWhenTheSenderIsStopped() throws Exception {
        var interrupted = new AtomicInteger();
        var sender = Thread.ofVirtual().start(() -> {
            try {
                new Pause(watched).of(HOUR);
            } catch (InterruptedException stopped) {
                interrupted.incrementAndGet();
            }
        });
        await().until(() -> looks.get() >= 1);

        sender.interrupt();
        sender.join();

        assertThat(interrupted).hasValue(1);
    }

    @Test
    @Timeout(5)
    void isNoneWhenItIsNotPositive() throws Exception {
        new Pause(clock).of(Duration.ZERO);
        new Pause(clock).of(Duration.ofSeconds(-1));
    }
}
