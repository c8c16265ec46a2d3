package kz.cvety.sync.bitrix;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import kz.cvety.sync.Connection;
import kz.cvety.sync.Destinations;
import kz.cvety.sync.outbound.Answer;
import kz.cvety.sync.outbound.Blanked;
import kz.cvety.sync.outbound.Breakers;
import kz.cvety.sync.outbound.OrderEndpoint;
import kz.cvety.sync.outbound.OutboundProperties;
import kz.cvety.sync.outbound.Outcome.Effect;
import kz.cvety.sync.outbound.Outcome.WaitsFor;
import kz.cvety.sync.outbound.ProductEndpoint;
import kz.cvety.sync.outbound.RateBudget;
import kz.cvety.sync.outbound.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The two PHP files of the shop and its address for products, over HTTP. */
@Component
class PhpEndpoint implements OrderEndpoint, ProductEndpoint {

    private static final String CREATE_FILE = "/supabase-reverse-sync-with-items.php";
    private static final String UPDATE_FILE = "/supabase-reverse-sync-fixed.php";
    private static final String PRODUCTS = "/api/v2/products/update-from-railway/";
    private static final Duration SLOWEST_PRODUCT = Duration.ofSeconds(30);
    private static final long LARGEST_ANSWER = 2 << 20;
    private static final int KEPT = 4000;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final JsonMapper JSON = JsonMapper.shared();

    private record Exchange(Answer answer, int status, String body) {}

    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final Destinations destinations;
    private final RateBudget budget;
    private final Breakers breakers;
    private final OutboundProperties properties;
    private final InstantSource clock;

    PhpEndpoint(
            Destinations destinations,
            RateBudget budget,
            Breakers breakers,
            OutboundProperties properties,
            InstantSource clock) {
        this.destinations = destinations;
        this.budget = budget;
        this.breakers = breakers;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Reply call(Connection connection, Operation operation, ObjectNode body, boolean paid) {
        var create = operation == Operation.CREATE;
        return call(
                connection,
                create ? connection.createTimeout() : connection.callTimeout(),
                paid,
                () -> post(connection, create ? CREATE_FILE : UPDATE_FILE, body));
    }

    @Override
    public Reply ask(Connection connection, ObjectNode question) {
        return call(connection, connection.callTimeout(), false, () -> post(connection, UPDATE_FILE, question));
    }

    @Override
    public Reply put(Connection connection, String id, ObjectNode fields, boolean paid) {
        var create = connection.createTimeout();
        return call(
                connection,
                create.compareTo(SLOWEST_PRODUCT) < 0 ? create : SLOWEST_PRODUCT,
                paid,
                () -> put(connection, id, fields));
    }

    private Reply call(Connection connection, Duration timeout, boolean paid, Supplier<HttpRequest.Builder> request) {
        if (connection.baseUrl() == null) {
            return uncalled("no-base-url", null);
        }
        if (!paid) {
            var wait = budget.reserve(connection);
            if (wait.compareTo(properties.longestBudgetWait()) > 0) {
                budget.giveBack(connection, 1);
                return uncalled("rate-budget", wait);
            }
            rest(wait);
        }
        var breaker = breakers.of(connection);
        if (!breaker.tryAcquirePermission()) {
            budget.giveBack(connection, 1);
            return uncalled("breaker-open", properties.breaker().openFor());
        }
        var started = System.nanoTime();
        var exchange = exchange(timeout, request);
        var took = System.nanoTime() - started;
        report(breaker, exchange.answer(), took);
        if (exchange.answer() instanceof Answer.Failed failed && failed.waitsFor() == WaitsFor.LIMIT) {
            var named = failed.retryAfter();
            budget.pause(connection, named == null ? properties.limitPause() : named);
        }
        return new Reply(exchange.answer(), exchange.status(), exchange.body(), Duration.ofNanos(took));
    }

    private Exchange exchange(Duration timeout, Supplier<HttpRequest.Builder> prepared) {
        try {
            var request = prepared.get().timeout(timeout).build();
            var response = TimeLimiter.of(timeout).executeFutureSupplier(() -> send(request));
            var answer = AnswerJudge.judge(
                    response.statusCode(),
                    response.headers().firstValue("Retry-After").orElse(null),
                    response.body(),
                    clock.instant());
            return new Exchange(answer, response.statusCode(), kept(response.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Exchange(AnswerJudge.judge(e), 0, "");
        } catch (Exception e) {
            return new Exchange(AnswerJudge.judge(e), 0, "");
        }
    }

    /** The client connects to what the check saw: the JDK keeps a looked-up name for longer than there is between them. */
    private CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request) {
        var host = request.uri().getHost();
        if (!destinations.isToBeChecked(host)) {
            return sendUnchecked(request);
        }
        return CompletableFuture.runAsync(() -> check(host), Thread::startVirtualThread)
                .thenCompose(checked -> sendUnchecked(request));
    }

    private CompletableFuture<HttpResponse<byte[]>> sendUnchecked(HttpRequest request) {
        return http.sendAsync(
                request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LARGEST_ANSWER));
    }

    private void check(String host) {
        try {
            destinations.check(host);
        } catch (ConnectException refused) {
            throw new CompletionException(refused);
        }
    }

    private static HttpRequest.Builder post(Connection connection, String file, ObjectNode body) {
        var request = json(connection, file).POST(bytes(body));
        var token = connection.apiToken();
        return token == null ? request : request.header("X-API-TOKEN", token.value());
    }

    private static HttpRequest.Builder put(Connection connection, String id, ObjectNode body) {
        var request = json(connection, PRODUCTS + id).PUT(bytes(body));
        var token = connection.apiToken();
        return token == null ? request : request.header("Authorization", "Bearer " + token.value());
    }

    private static HttpRequest.Builder json(Connection connection, String path) {
        return HttpRequest.newBuilder(URI.create(connection.baseUrl() + path))
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Accept", "application/json");
    }

    private static HttpRequest.BodyPublisher bytes(ObjectNode body) {
        return HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    }

    private static void report(CircuitBreaker breaker, Answer answer, long took) {
        if (answer instanceof Answer.Failed failed && failed.sick()) {
            breaker.onError(took, TimeUnit.NANOSECONDS, new Sick(failed.why()));
        } else {
            breaker.onSuccess(took, TimeUnit.NANOSECONDS);
        }
    }

    /** What the breaker counts. */
    private static final class Sick extends RuntimeException {
        Sick(String why) {
            super(why, null, false, false);
        }
    }

    private static Reply uncalled(String why, @Nullable Duration retryAfter) {
        var waitsFor = why.equals("breaker-open") ? WaitsFor.CONNECTION : WaitsFor.LIMIT;
        return new Reply(new Answer.Failed(why, Effect.NONE, waitsFor, retryAfter, false), 0, "", Duration.ZERO);
    }

    private static String kept(byte[] body) {
        String text;
        try {
            text = Blanked.of(JSON.readTree(body)).toString();
        } catch (JacksonException notJson) {
            text = new String(body, StandardCharsets.UTF_8);
        }
        text = text.replace('\u0000', ' ');
        return text.length() > KEPT ? text.substring(0, KEPT) : text;
    }

    private static void rest(Duration wait) {
        var until = System.nanoTime() + wait.toNanos();
        for (var left = wait.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
