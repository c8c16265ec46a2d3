package kz.cvety.payments.kaspi;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kz.cvety.payments.ProviderAccount;
import kz.cvety.payments.Secret;
import kz.cvety.payments.kaspi.Code.Meaning;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One call to Kaspi, made once: no redirect is followed, no answer is believed that is not in Kaspi's envelope. */
@Component
class KaspiClient {

    static final String API_KEY = "api-key";
    static final String SCHEME = "scheme";
    static final String STATUS = "payment/status/";

    private static final Logger log = LoggerFactory.getLogger(KaspiClient.class);
    private static final long LARGEST_ANSWER = 256 << 10;
    private static final int OK = 200;
    private static final int MULTIPLE_CHOICES = 300;
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final HttpClient http;
    private final KaspiProperties properties;

    KaspiClient(KaspiProperties properties) {
        this.properties = properties;
        this.http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(properties.connectTimeout())
                .build();
    }

    Reply get(ProviderAccount account, String call) {
        return exchange(account, call, request(account, call).GET());
    }

    Reply post(ProviderAccount account, String call, ObjectNode body) {
        return exchange(
                account,
                call,
                request(account, call)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    private HttpRequest.Builder request(ProviderAccount account, String call) {
        var third = account.setting(SCHEME).filter("r3"::equals).isPresent();
        var version = third && call.startsWith(STATUS) ? "/r3/v02/" : third ? "/r3/v01/" : "/r1/v01/";
        var address = properties.baseUrl() + version + call;
        var request = HttpRequest.newBuilder(URI.create(address))
                .timeout(properties.timeout())
                .header("Accept", "application/json")
                .header("X-Request-ID", UUID.randomUUID().toString());
        account.secret(API_KEY).map(Secret::value).ifPresent(key -> request.header("Api-Key", key));
        return request;
    }

    private Reply exchange(ProviderAccount account, String call, HttpRequest.Builder prepared) {
        var request = prepared.build();
        var started = System.nanoTime();
        var reply = send(request);
        log.atInfo()
                .addKeyValue("shop", account.shop())
                .addKeyValue("call", call.replaceAll("[?].*|/[0-9A-Za-z-]*[0-9][0-9A-Za-z-]*$", ""))
                .addKeyValue(
                        "request", request.headers().firstValue("X-Request-ID").orElse(""))
                .addKeyValue("outcome", outcome(reply))
                .addKeyValue("ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started))
                .log("kaspi.called");
        return reply;
    }

    private Reply send(HttpRequest request) {
        try {
            var body = HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LARGEST_ANSWER);
            var answer = http.sendAsync(request, body)
                    .orTimeout(properties.timeout().toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            return judge(answer.statusCode(), answer.body());
        } catch (RuntimeException e) {
            return judge(e.getCause() == null ? e : e.getCause());
        }
    }

    static Reply judge(Throwable fault) {
        return switch (fault) {
            case HttpConnectTimeoutException e -> new Reply.Unsent("no-connection", true);
            case ConnectException e -> new Reply.Unsent("no-connection", true);
            case UnresolvedAddressException e -> new Reply.Unsent("no-address", true);
            case HttpTimeoutException e -> new Reply.Lost("timeout");
            case TimeoutException e -> new Reply.Lost("timeout");
            case IOException e -> new Reply.Lost("broken-off");
            default -> new Reply.Lost("fault");
        };
    }

    static Reply judge(int status, byte[] body) {
        if (status == REQUEST_TIMEOUT || status >= SERVER_ERROR) {
            return new Reply.Lost("http-" + status);
        }
        if (status >= CLIENT_ERROR) {
            return new Reply.Unsent("http-" + status, status == TOO_MANY_REQUESTS);
        }
        if (status >= MULTIPLE_CHOICES || status != OK) {
            return new Reply.Lost("http-" + status);
        }
        try {
            return judge(JSON.readTree(body));
        } catch (JacksonException e) {
            return new Reply.Lost("not-json");
        }
    }

    private static Reply judge(JsonNode envelope) {
        var code = envelope.path("StatusCode");
        if (!code.isIntegralNumber() || !code.canConvertToInt()) {
            return new Reply.Lost("no-envelope");
        }
        var meaning = Code.of(code.intValue());
        return meaning == Meaning.DONE ? new Reply.Ok(envelope.path("Data")) : new Reply.No(code.intValue(), meaning);
    }

    private static String outcome(Reply reply) {
        return switch (reply) {
            case Reply.Ok ok -> "ok";
            case Reply.No no -> no.reason();
            case Reply.Unsent unsent -> unsent.reason();
            case Reply.Lost lost -> lost.reason();
        };
    }
}
