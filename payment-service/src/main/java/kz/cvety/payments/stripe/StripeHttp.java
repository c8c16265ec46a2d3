package kz.cvety.payments.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.net.HttpClient;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The wire below the SDK: one attempt, a bound on the whole call and on the answer, no redirects, no telemetry. A failure that
 * is but the repetition of an earlier one is told apart, because repeating the call any more is of no use.
 */
final class StripeHttp extends HttpClient {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final long LARGEST_ANSWER = 4 << 20;
    private static final int SERVER_ERROR = 500;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TELEMETRY = "X-Stripe-Client-Telemetry";

    private final java.net.http.HttpClient http = java.net.http.HttpClient.newBuilder()
            .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final Duration callTimeout;

    StripeHttp(Duration callTimeout) {
        this.callTimeout = callTimeout;
    }

    /** The first call under this key has failed for good. */
    static final class FailedForGood extends ApiConnectionException {
        private static final long serialVersionUID = 1;

        FailedForGood() {
            super("the call has failed before");
        }
    }

    /** The call never left: nobody can have heard it. */
    static final class NeverLeft extends ApiConnectionException {
        private static final long serialVersionUID = 1;

        NeverLeft(Throwable cause) {
            super("not connected", cause);
        }
    }

    @Override
    public StripeResponse request(StripeRequest request) throws ApiConnectionException {
        var response = send(prepared(request));
        var headers = HttpHeaders.of(response.headers().map());
        if (response.statusCode() >= SERVER_ERROR
                && headers.firstValue("Idempotent-Replayed").isPresent()) {
            throw new FailedForGood();
        }
        if (!isObject(response.body())) {
            // somebody in between has answered; the SDK would stumble over it
            throw new ApiConnectionException("no answer of Stripe's: HTTP " + response.statusCode());
        }
        return new StripeResponse(response.statusCode(), headers, new String(response.body(), StandardCharsets.UTF_8));
    }

    private static boolean isObject(byte[] body) {
        try {
            return JSON.readTree(body).isObject();
        } catch (JacksonException notJson) {
            return false;
        }
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws ApiConnectionException {
        var sent = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            return sent.get(callTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new ApiConnectionException("interrupted", e);
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw new ApiConnectionException("no answer in time", e);
        } catch (ExecutionException e) {
            var cause = e.getCause();
            throw cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException
                    ? new NeverLeft(cause)
                    : new ApiConnectionException("no answer", e);
        }
    }

    private HttpRequest prepared(StripeRequest request) {
        var builder = HttpRequest.newBuilder(URI.create(request.url().toString()));
        request.headers().map().forEach((name, values) -> {
            if (!name.equalsIgnoreCase(TELEMETRY)) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        var content = request.content();
        if (content == null) {
            return builder.method(request.method().name(), BodyPublishers.noBody())
                    .build();
        }
        return builder.setHeader("Content-Type", content.contentType())
                .method(request.method().name(), BodyPublishers.ofByteArray(content.byteArrayContent()))
                .build();
    }
}
