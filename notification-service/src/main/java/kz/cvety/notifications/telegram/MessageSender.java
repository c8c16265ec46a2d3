package kz.cvety.notifications.telegram;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import kz.cvety.notifications.Html;
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

    private final SendQueue queue;
    private final SendLimits limits;
    private final BotApi api;
    private final Settlement settlement;
    private final TelegramChannel channel;
    private final TelegramProperties properties;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final Semaphore free;
    private volatile boolean running;
    private volatile ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    MessageSender(
            SendQueue queue,
            SendLimits limits,
            BotApi api,
            Settlement settlement,
            TelegramChannel channel,
            TelegramProperties properties,
            InstantSource clock,
            MeterRegistry meters) {
        this.queue = queue;
        this.limits = limits;
        this.api = api;
        this.settlement = settlement;
        this.channel = channel;
        this.properties = properties;
        this.clock = clock;
        this.meters = meters;
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
                var lanes = free.availablePermits() == 0 || channel.isTokenRefused()
                        ? List.<SendQueue.Lane>of()
                        : queue.lease(free.availablePermits());
                for (var lane : lanes) {
                    free.acquire();
                    threads.execute(() -> serve(lane));
                }
                if (lanes.isEmpty()) {
                    channel.bell().await(pause());
                }
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

    private void rest() {
        try {
            channel.bell().await(properties.pollInterval());
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration pause() {
        var poll = properties.pollInterval();
        if (free.availablePermits() == 0 || channel.isTokenRefused()) {
            return poll;
        }
        return queue.nextDue()
                .map(due -> Duration.between(clock.instant(), due))
                .filter(wait -> wait.compareTo(poll) < 0)
                .orElse(poll);
    }

    private void serve(SendQueue.Lane lane) {
        try {
            while (sendNext(lane)) {
                // until there is nothing to do or a reason to wait
            }
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // the lease runs out and whoever takes the chat next finds what was intended
            log.atWarn().addKeyValue("cause", e.getClass().getName()).log("telegram.chat given up");
        } finally {
            free.release();
            channel.wake();
        }
    }

    private boolean sendNext(SendQueue.Lane lane) throws InterruptedException {
        if (!running || channel.isTokenRefused()) {
            queue.rest(lane, Duration.ZERO);
            return false;
        }
        var next = queue.next(lane);
        if (next.isEmpty()) {
            return false;
        }
        var draft = next.get();
        var wait = limits.take(lane.chatId());
        if (wait.isPositive() || !queue.intend(lane, draft)) {
            queue.rest(lane, wait);
            return false;
        }
        return attempt(lane, draft);
    }

    private boolean attempt(SendQueue.Lane lane, SendQueue.Draft draft) {
        var started = System.nanoTime();
        var outcome = api.send(lane.chatId(), text(draft), draft.plain());
        var took = Duration.ofNanos(System.nanoTime() - started);
        var name = outcome.getClass().getSimpleName();
        meters.timer("cvety.telegram.calls", "outcome", name).record(took);
        log.atInfo()
                .addKeyValue("shop", draft.shop())
                .addKeyValue("message", draft.id())
                .addKeyValue("attempt", draft.attempts() + 1)
                .addKeyValue("repeated", draft.doubtful())
                .addKeyValue("outcome", name)
                .addKeyValue("durationMs", took.toMillis())
                .log("message.attempted");
        return settlement.of(lane, draft, outcome);
    }

    private static String text(SendQueue.Draft draft) {
        var html = draft.doubtful() ? Html.repeated(draft.html(), draft.language()) : draft.html();
        return draft.plain() ? Html.plain(html) : html;
    }
}
