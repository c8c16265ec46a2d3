package kz.cvety.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An app of the shop's director: it signs in, asks a service and takes nothing but the answer it expects. */
final class ApiClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final People people;
    private final URI service;
    private final Duration patience;

    /** An app that repeats a request for as long as its patience lasts while the service is away. */
    ApiClient(People people, URI service, Duration patience) {
        this.people = people;
        this.service = service;
        this.patience = patience;
    }

    JsonNode get(String path) {
        return expect(200, send(request(path)));
    }

    /** Posts something that is made once, however often it is asked for. */
    JsonNode create(String path, String body) {
        return expect(
                201,
                send(request(path)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    JsonNode post(String path, @Nullable String body) {
        return expect(
                200,
                send(request(path)
                        .POST(
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body))));
    }

    JsonNode put(String path, String body) {
        return expect(200, send(request(path).PUT(HttpRequest.BodyPublishers.ofString(body))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(service + path))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + people.token(People.Person.DIRECTOR))
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
