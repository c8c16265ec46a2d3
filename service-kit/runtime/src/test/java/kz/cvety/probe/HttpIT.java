package kz.cvety.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import kz.cvety.kit.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class HttpIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Test
    void knowsTheCallerByTheirToken() throws Exception {
        assertThat(get("/me", TestTokens.token("astana", "aliya", "DIRECTOR")).body())
                .isEqualTo("aliya@astana");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void refusesEveryForgedToken(String forgery, String token) throws Exception {
        var answer = get("/me", token);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertProblem(answer, "unauthenticated");
    }

    static Stream<Arguments> forgeries() {
        return TestTokens.forgeries("astana", "aliya", "DIRECTOR").entrySet().stream()
                .map(forgery -> Arguments.of(forgery.getKey(), forgery.getValue()));
    }

    @Test
    void goesByThePermissionAndNotByTheRole() throws Exception {
        assertThat(get("/me", TestTokens.allowing("astana", "aliya", "DIRECTOR", "chats:read"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(get("/me", TestTokens.allowing("astana", "aliya", "COURIER", "shop:read"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void letsNobodyOfAShopOperateThePlatform() throws Exception {
        var pretender = TestTokens.allowing("astana", "aliya", "OPERATOR", "platform:operate");

        assertThat(get("/operators", pretender).statusCode()).isEqualTo(403);
        assertThat(get("/outbox", pretender).statusCode()).isEqualTo(403);
    }

    @Test
    void asksForATokenWhereThereIsNone() throws Exception {
        assertProblem(get("/me", null), "unauthenticated");
    }

    @Test
    void keepsOperatorsEndpointsFromEverybodyElse() throws Exception {
        var answer = get("/operators", TestTokens.token("astana", "aliya", "DIRECTOR"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertProblem(answer, "forbidden");
        assertThat(get("/operators", TestTokens.operator("op")).body()).isEqualTo("welcome");
    }

    @Test
    void keepsTheRelayAndTheDetailsOfHealthFromEverybodyButOperators() throws Exception {
        assertThat(get("/outbox", TestTokens.token("astana", "aliya", "DIRECTOR"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(get("/status", null).statusCode()).isEqualTo(401);
        assertThat(get("/metrics", null).statusCode()).isEqualTo(401);
        assertThat(get("/metrics", TestTokens.token("astana", "aliya", "DIRECTOR"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(get("/outbox", TestTokens.operator("op")).statusCode()).isEqualTo(200);
    }

    @Test
    void tellsAnOperatorThatAShopIsNeeded() throws Exception {
        assertProblem(get("/me", TestTokens.operator("op")), "shop-required");
    }

    @Test
    void answersARefusalWithItsCode() throws Exception {
        var answer = get("/refusal", TestTokens.token("astana", "aliya", "DIRECTOR"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertProblem(answer, "refused-by-probe");
    }

    @Test
    void saysThatAPreconditionFailed() throws Exception {
        var answer = get("/stale", TestTokens.token("astana", "aliya", "DIRECTOR"));

        assertThat(answer.statusCode()).isEqualTo(412);
        assertProblem(answer, "stale-probe");
    }

    @Test
    void namesTheParameterThatIsNotAcceptable() throws Exception {
        var answer = get("/shelves/toolong?page-size=500", TestTokens.token("astana", "aliya", "DIRECTOR"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertProblem(answer, "invalid-request");
        assertThat(pointers(answer)).containsExactlyInAnyOrder("#/shelf", "#/page-size");
    }

    @Test
    void pointsAtTheElementOfAListThatIsNotAcceptable() throws Exception {
        var oneBad = post("/lines", "[{\"name\":\"rose\"},{\"name\":\" \"}]");
        assertThat(oneBad.statusCode()).isEqualTo(400);
        assertProblem(oneBad, "invalid-request");
        assertThat(pointers(oneBad)).containsExactly("#/1/name");

        var tooMany = post("/lines", "[{\"name\":\"a\"},{\"name\":\"b\"},{\"name\":\"c\"}]");
        assertProblem(tooMany, "invalid-request");
        assertThat(pointers(tooMany)).containsExactly("#");
    }

    @Test
    void takesTheBlameForAReturnValueThatBreaksItsRules() throws Exception {
        var answer = get("/promises", TestTokens.token("astana", "aliya", "DIRECTOR"));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertProblem(answer, "unexpected-fault");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/public/%00", "/public%2f..%2fme", "/..%2f", "/public;jsessionid=1", "/public//me", "/%2e%2e/me"
            })
    void answersAMalformedPathAsAProblem(String path) throws Exception {
        var answer = get(path, null);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertProblem(answer, "bad-request");
    }

    @Test
    void keepsTheCauseOfAFaultToItself() throws Exception {
        var answer = get("/fault", TestTokens.token("astana", "aliya", "DIRECTOR"));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertProblem(answer, "unexpected-fault");
        assertThat(answer.body()).doesNotContain("hunter2").contains("requestId");
    }

    @Test
    void namesTheFieldThatCannotBeRead() throws Exception {
        var answer = post("/bodies", "{\"quantity\":\"many\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertProblem(answer, "unreadable-body");
        assertThat(answer.body()).contains("#/quantity");
    }

    @Test
    void readsNoBodyBeyondItsBounds() throws Exception {
        assertProblem(post("/lines", "[" + "{\"name\":\"rose\"},".repeat(70_000) + "{}]"), "content-too-large");
        var encoded = send(request("/bodies")
                .header("Authorization", "Bearer " + TestTokens.token("astana", "aliya", "MANAGER"))
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofString("{\"quantity\":1}")));
        assertThat(encoded.statusCode()).isEqualTo(415);
        assertProblem(encoded, "unsupported-media-type");
    }

    @Test
    void answersAnUnknownPathAndMethodAsProblems() throws Exception {
        assertProblem(get("/nowhere", TestTokens.token("astana", "aliya", "DIRECTOR")), "not-found");
        assertProblem(post("/me", "{}"), "method-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/ready", "/public"})
    void opensProbesAndPublicPathsToEverybody(String path) throws Exception {
        assertThat(get(path, null).statusCode()).isEqualTo(200);
    }

    @Test
    void echoesAWellFormedRequestIdAndReplacesAnyOther() throws Exception {
        assertThat(send(request("/public").header("X-Request-Id", "abc-1"))
                        .headers()
                        .firstValue("X-Request-Id"))
                .hasValue("abc-1");
        assertThat(send(request("/public").header("X-Request-Id", "a b<script>"))
                        .headers()
                        .firstValue("X-Request-Id"))
                .hasValueSatisfying(id -> assertThat(id).matches("[0-9a-f]{32}"));
    }

    @Test
    void writesDownWhoAskedForWhatAndNothingTheySaid(CapturedOutput log) throws Exception {
        send(request("/shelves/s-3?page-size=7")
                .header("Authorization", "Bearer " + TestTokens.token("astana", "aliya", "DIRECTOR"))
                .header("X-Request-Id", "of-the-log"));
        send(request("/me").header("X-Request-Id", "of-a-refusal"));
        get("/health", null);

        await().untilAsserted(() -> assertThat(log.getOut().lines())
                .anyMatch(line -> line.contains("request.handled")
                        && line.contains("route=\"/shelves/{shelf}\"")
                        && line.contains("who=\"astana/aliya\"")
                        && line.contains("status=\"200\""))
                .anyMatch(line -> line.contains("request.handled") && line.contains("status=\"401\"")));
        assertThat(log.getOut().lines().filter(line -> line.contains("request.handled")))
                .noneMatch(line -> line.contains("s-3") || line.contains("page-size") || line.contains("health"));
    }

    private static List<String> pointers(HttpResponse<String> answer) {
        return JsonMapper.shared()
                .readTree(answer.body())
                .path("errors")
                .valueStream()
                .map(error -> error.path("pointer").asString())
                .toList();
    }

    private static void assertProblem(HttpResponse<String> answer, String code) {
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        var problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("type").asString()).isEqualTo("https://cvety.kz/problems/" + code);
        assertThat(problem.path("status").asInt()).isEqualTo(answer.statusCode());
    }

    private static HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        var request = request(path);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request);
    }

    private static HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Authorization", "Bearer " + TestTokens.token("astana", "aliya", "DIRECTOR"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(ProbeApplication.url(path)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
