package kz.cvety.kit.wall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Knocks at a service over HTTP. */
final class Intruder {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    record Answer(int status, String body) {}

    private final String service;
    private int knocks;

    Intruder(int port) {
        this.service = "http://127.0.0.1:" + port;
    }

    Answer knock(Endpoint endpoint, Call call, @Nullable String token) {
        knocks++;
        var body = call.body();
        var request = HttpRequest.newBuilder(URI.create(service + call.address(endpoint.pattern())))
                .timeout(Duration.ofSeconds(20))
                .method(endpoint.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null && !call.headers().containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        call.headers().forEach(request::header);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request.build());
    }

    int knocks() {
        return knocks;
    }

    private static Answer send(HttpRequest request) {
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
