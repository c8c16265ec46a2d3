package kz.cvety.simulators.telegram;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import kz.cvety.simulators.machinery.Parcel;
import kz.cvety.simulators.machinery.SendingAgent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where updates go: to the webhook while one is set, otherwise to whoever polls. The webhook is tried until it answers 2xx;
 * meanwhile later updates of that chat wait.
 */
final class Webhook implements AutoCloseable {

    private final Updates updates;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final SendingAgent<ObjectNode> agent;
    private final AtomicLong lastNumber = new AtomicLong();
    private volatile @Nullable Target target;

    Webhook(TelegramOptions options, Updates updates) {
        this.updates = updates;
        this.agent = new SendingAgent<>(this::send, new WebhookTraffic(), options.pauses());
    }

    /** A webhook that is set; an empty set of kinds allows all. */
    record Target(URI url, String secret, Set<String> allowed) {}

    void set(Target newTarget, boolean dropPending) {
        var waiting = updates.drain();
        target = newTarget;
        if (!dropPending) {
            waiting.forEach(update -> deliver(0L, update));
        }
    }

    void delete(boolean dropPending) {
        target = null;
        if (dropPending) {
            updates.drain();
        }
    }

    @Nullable
    Target target() {
        return target;
    }

    int pending() {
        return updates.size() + agent.pending().size();
    }

    void deliver(long chatId, ObjectNode update) {
        var now = target;
        if (now == null) {
            updates.add(update);
        } else if (now.allowed().isEmpty() || now.allowed().stream().anyMatch(update::has)) {
            agent.queue(new Parcel<>(lastNumber.incrementAndGet(), chatId, update), Duration.ZERO);
        }
    }

    @Override
    public void close() {
        agent.close();
        http.shutdownNow();
    }

    private boolean send(Parcel<ObjectNode> parcel, int attempt) throws InterruptedException {
        var now = target;
        if (now == null) {
            updates.add(parcel.content()); // the webhook was deleted meanwhile: whoever polls gets it
            return true;
        }
        var request = HttpRequest.newBuilder(now.url())
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(parcel.content().toString()));
        if (!now.secret().isEmpty()) {
            request.header("X-Telegram-Bot-Api-Secret-Token", now.secret());
        }
        try {
            var status = http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            return status >= 200 && status < 300;
        } catch (IOException ignored) {
            return false; // no answer: it is sent again
        }
    }

    private static final class WebhookTraffic implements SendingAgent.Traffic {
        @Override
        public boolean stopped() {
            return false;
        }

        @Override
        public boolean shuffled() {
            return false;
        }
    }
}
