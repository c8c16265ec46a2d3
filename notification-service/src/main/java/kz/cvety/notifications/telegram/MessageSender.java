package kz.cvety.notifications.telegram;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sends what is queued: one thread looks for chats with something to do, and each chat is served by a thread of its own
 * until its queue is empty or it must wait. Any number of instances may run. Stopping lets the calls under way end.
 */
@Component
final class MessageSender implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MessageSender.class);

    private static final Duration SHORTEST = Duration.ofMillis(10);

    private final SendQueue queue;
    private final ChatSender chats;
    private final TelegramChannel channel;
    private final TelegramProperties properties;
    private final InstantSource clock;
    private final Semaphore free;
    private volatile boolean running;
    private volatile ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    MessageSender(
            SendQueue queue,
            ChatSender chats,
            TelegramChannel channel,
            TelegramProperties properties,
            InstantSource clock) {
        this.queue = queue;
        this.chats = chats;
        this.channel = channel;
        this.properties = properties;
        this.clock = clock;
        this.free = new Semaphore(properties.concurrency());
    }

    @Override
    public void start() {
        if (!channel.enabled()) {
            log.atInfo().addKeyValue("suppressed", queue.suppressAll()).log("telegram.disabled");
            return;
        }
        running = true;
        threads = Executors.newVirtualThreadPerTaskExecutor();
        threads.execute(this::dispatch);
    }

    @Override
    public void stop() {
        if (!running) {
            return;
        }
        running = false;
        channel.wake();
        threads.shutdown();
        try {
            var patience = properties.callTimeout().plusSeconds(2);
            if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException ignored) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void dispatch() {
        while (running) {
            try {
                var most = isOpen() ? free.availablePermits() : 0;
                var lanes = most == 0 ? List.<Lane>of() : queue.claim(most);
                for (var lane : lanes) {
                    free.acquire();
                    threads.execute(() -> serve(lane));
                }
                channel.bell().await(pause());
            } catch (InterruptedException ignored) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (running) {
                    log.atWarn().addKeyValue("cause", e.getClass().getName()).log("telegram.queue unreachable");
                    rest();
                }
            }
        }
    }

    private boolean isOpen() {
        return running && !channel.isTokenRefused();
    }

    private void rest() {
        try {
            channel.bell().await(properties.pollInterval());
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
        }
    }

    /** A chat that is due and was not given is locked by somebody for a moment. */
    private Duration pause() {
        var poll = properties.pollInterval();
        if (free.availablePermits() == 0 || !isOpen()) {
            return poll;
        }
        return queue.nextDue()
                .map(due -> Duration.between(clock.instant(), due))
                .map(wait -> wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait)
                .filter(wait -> wait.compareTo(poll) < 0)
                .orElse(poll);
    }

    private void serve(Lane lane) {
        var emptied = false;
        try {
            emptied = chats.serve(lane, this::isOpen);
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // the lease runs out and whoever takes the chat next finds what was begun
            log.atWarn().addKeyValue("cause", e.getClass().getName()).log("telegram.chat given up");
        } finally {
            var wereAllBusy = free.availablePermits() == 0;
            free.release();
            if (!emptied || wereAllBusy) {
                channel.wake();
            }
        }
    }
}
