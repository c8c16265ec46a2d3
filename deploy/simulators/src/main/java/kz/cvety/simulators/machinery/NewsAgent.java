package kz.cvety.simulators.machinery;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Tells us a provider's news over HTTP, in order per subject, and repeats what is not answered with 2xx until the attempts are
 * used up. What waits dies with the process.
 */
public final class NewsAgent implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Post post;
    private final NewsFaults faults;
    private final int attempts;
    private final InstantSource clock;
    private final Ledger<SentNews> ledger = new Ledger<>(50_000);
    private final AtomicLong lastNumber = new AtomicLong();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final SendingAgent<News> agent;

    /**
     * A piece of news.
     *
     * @param subject what it is about; news of one subject keep their order
     */
    public record News(String subject, String body) {}

    /** Addresses and signs a body for one attempt. */
    public interface Post {

        /** The request, or nothing while nobody listens. */
        HttpRequest.@Nullable Builder request(String body);
    }

    public NewsAgent(Post post, NewsFaults faults, int attempts, SimulatorOptions<?> options) {
        this.post = post;
        this.faults = faults;
        this.attempts = attempts;
        this.clock = options.clock();
        this.agent = new SendingAgent<>(this::send, new Road(faults), options.pauses());
    }

    /** Sends it as the faults of this moment demand. */
    public void tell(News news) {
        var now = faults.settings();
        for (var copy = 0; copy < now.copies(); copy++) {
            var number = lastNumber.incrementAndGet();
            if (ThreadLocalRandom.current().nextDouble() < now.dropShare()) {
                note(number, news, 0, 0, true);
            } else {
                agent.queue(new Parcel<>(number, news.subject(), news), Duration.ofMillis(now.delayMillis()));
            }
        }
    }

    /** Sends it once and returns when it is answered, whatever the faults say. */
    public void tellNow(News news) throws InterruptedException {
        attempt(lastNumber.incrementAndGet(), news, 1);
    }

    public int pending() {
        return agent.pending().size();
    }

    public Ledger<SentNews> ledger() {
        return ledger;
    }

    @Override
    public void close() {
        agent.close();
        http.shutdownNow();
    }

    private boolean send(Parcel<News> parcel, int attempt) throws InterruptedException {
        var status = attempt(parcel.number(), parcel.content(), attempt);
        return (status >= 200 && status < 300) || attempt >= attempts;
    }

    private int attempt(long number, News news, int attempt) throws InterruptedException {
        var request = post.request(news.body());
        var status = request == null ? 0 : answerTo(request);
        note(number, news, status, attempt, false);
        return status;
    }

    private int answerTo(HttpRequest.Builder request) throws InterruptedException {
        try {
            return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException ignored) {
            return 0; // no answer: the ledger says so
        }
    }

    private void note(long number, News news, int status, int attempt, boolean dropped) {
        ledger.add(new SentNews(clock.instant(), number, news.subject(), status, attempt, dropped, news.body()));
    }

    private record Road(NewsFaults faults) implements SendingAgent.Traffic {

        @Override
        public boolean stopped() {
            return faults.settings().paused();
        }

        @Override
        public boolean shuffled() {
            return faults.settings().shuffled();
        }
    }
}
