package kz.cvety.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shop's side as an app sees it: the order service's REST, as the shop's director. */
final class OrderApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final LocalStack stack;
    private final Duration patience;

    OrderApi(LocalStack stack) {
        this(stack, Duration.ZERO);
    }

    /** An app that repeats a request for this long while the service is away. */
    OrderApi(LocalStack stack, Duration patience) {
        this.stack = stack;
        this.patience = patience;
    }

    /** Places an order and returns its id. */
    UUID place(String body) {
        var answer = send(request("/api/v1/orders")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        return UUID.fromString(expect(201, answer).path("id").asString());
    }

    void changeStatus(UUID order, String status) {
        var answer = send(request("/api/v1/orders/" + order + "/status")
                .POST(HttpRequest.BodyPublishers.ofString("{\"status\":\"" + status + "\"}")));
        expect(200, answer);
    }

    JsonNode get(UUID order) {
        return expect(200, send(request("/api/v1/orders/" + order)));
    }

    Optional<JsonNode> findByBitrixId(long bitrixId) {
        var found = expect(200, send(request("/api/v1/orders?externalId=" + bitrixId)));
        return found.path("orders").valueStream().findFirst();
    }

    List<JsonNode> history(UUID order) {
        var answer = expect(200, send(request("/api/v1/orders/" + order + "/history")));
        return answer.path("transitions").valueStream().toList();
    }

    /** All orders of the shop, page by page. */
    List<JsonNode> all() {
        var all = new ArrayList<JsonNode>();
        @Nullable String cursor = null;
        do {
            var page = expect(
                    200, send(request("/api/v1/orders?limit=100" + (cursor == null ? "" : "&cursor=" + cursor))));
            page.path("orders").forEach(all::add);
            cursor = page.path("next").stringValue(null);
        } while (cursor != null);
        return all;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(stack.orders() + path))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + stack.people().token(People.Person.DIRECTOR))
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        var until = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                var answer = client.send(request.build(), BodyHandlers.ofString());
                if (answer.statusCode() < 500 || System.nanoTime() > until) {
                    return answer;
                }
            } catch (IOException e) {
                if (System.nanoTime() > until) {
                    throw new UncheckedIOException(e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static JsonNode expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.request().method() + " "
                    + answer.uri().getPath() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
