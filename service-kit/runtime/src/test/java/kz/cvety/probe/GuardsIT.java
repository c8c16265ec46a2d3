package kz.cvety.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import kz.cvety.kit.testing.TestInfrastructure;
import kz.cvety.kit.testing.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.security.web.FilterChainProxy;
import tools.jackson.databind.json.JsonMapper;

/** What stands before every door: origins, headers, rates, and the credential of the figures. */
class GuardsIT {

    private static final String PAGE = "https://admin.cvety.test";
    private static final String METRICS_TOKEN = "made-up-metrics-token";
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final ServletWebServerApplicationContext SERVICE = start();

    private final String shop = "shop-" + UUID.randomUUID();
    private final String token = TestTokens.token(shop, "aliya", "DIRECTOR");

    private static ServletWebServerApplicationContext start() {
        var properties = new HashMap<String, Object>(TestInfrastructure.sharedProperties("probe"));
        properties.put("spring.config.name", "probe");
        properties.put("spring.jmx.enabled", "false");
        properties.put("cvety.outbox.relay.enabled", "false");
        properties.put("cvety.web.origins", PAGE);
        properties.put("cvety.security.metrics-token", METRICS_TOKEN);
        properties.put("cvety.limits.shop.per-second", "1");
        properties.put("cvety.limits.shop.burst", "3");
        properties.put("cvety.limits.open.per-second", "1");
        properties.put("cvety.limits.open.burst", "3");
        return (ServletWebServerApplicationContext) new SpringApplicationBuilder(ProbeApplication.class)
                .properties(properties)
                .run();
    }

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void letsScriptsOfAConfiguredPageInAndOfNoOther() throws Exception {
        var asked = send(preflight(PAGE));
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Origin")).hasValue(PAGE);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        assertThat(send(authorised("/me").header("Origin", PAGE)).headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue(PAGE);

        for (var request : new HttpRequest.Builder[] {
            preflight("https://evil.test"), authorised("/me").header("Origin", "https://evil.test")
        }) {
            var answer = send(request);
            assertProblem(answer, 403, "forbidden");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
    }

    @Test
    void tellsBrowsersToTrustNothing() throws Exception {
        for (var request : new HttpRequest.Builder[] {authorised("/me"), request("/me")}) {
            var headers = send(request).headers();
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
            assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
            assertThat(headers.firstValue("Content-Security-Policy").orElse("")).startsWith("default-src 'none'");
        }
    }

    @Test
    void asksInTheOrderThatCostsLeast() {
        var filters = SERVICE.getBean("springSecurityFilterChain", FilterChainProxy.class).getFilters("/me").stream()
                .map(filter -> filter.getClass().getSimpleName())
                .filter(List.of(
                        "HeaderWriterFilter",
                        "CorsFilter",
                        "Limit",
                        "BearerTokenAuthenticationFilter",
                        "AuthorizationFilter")::contains);

        assertThat(filters)
                .as("headers, origin, rate of the address, token, rate of the shop, permission")
                .containsExactly(
                        "HeaderWriterFilter",
                        "CorsFilter",
                        "Limit",
                        "BearerTokenAuthenticationFilter",
                        "Limit",
                        "AuthorizationFilter");
    }

    @Test
    void servesAShopAtItsRateAndTheOthersAllTheSame() throws Exception {
        var answers = new ArrayList<HttpResponse<String>>();
        for (var i = 0; i < 6; i++) {
            answers.add(send(authorised("/me")));
        }

        assertThat(answers)
                .extracting(HttpResponse::statusCode)
                .startsWith(200, 200, 200)
                .contains(429);
        var refused = answers.stream()
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();
        assertProblem(refused, 429, "too-many-requests");
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(send(request("/me")
                                .header(
                                        "Authorization",
                                        "Bearer " + TestTokens.token("another-" + shop, "aliya", "DIRECTOR")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void servesAnAddressAtItsRateWhereNoTokenIsNeededAndProbesAlways() throws Exception {
        var statuses = new ArrayList<Integer>();
        for (var i = 0; i < 6; i++) {
            statuses.add(send(request("/public")).statusCode());
        }

        assertThat(statuses).contains(200, 429);
        for (var i = 0; i < 6; i++) {
            assertThat(send(request("/health")).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void showsItsFiguresToTheirCredentialOnly() throws Exception {
        assertThat(send(request("/metrics").header("Authorization", "Bearer " + METRICS_TOKEN))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(request("/outbox").header("Authorization", "Bearer " + METRICS_TOKEN))
                        .statusCode())
                .isEqualTo(401);
        assertProblem(send(request("/metrics").header("Authorization", "Bearer nonsense")), 401, "unauthenticated");
        assertProblem(send(request("/metrics")), 401, "unauthenticated");
    }

    private static HttpRequest.Builder preflight(String origin) {
        return request("/me")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "authorization");
    }

    private HttpRequest.Builder authorised(String path) {
        return request(path).header("Authorization", "Bearer " + token);
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + SERVICE.getWebServer().getPort() + path));
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(JsonMapper.shared().readTree(answer.body()).path("code").asString())
                .isEqualTo(code);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
