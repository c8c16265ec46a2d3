package kz.cvety.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import kz.cvety.kit.testing.TestTokens;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class OutboxEndpointIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String OPERATOR = TestTokens.operator("op");

    @Test
    void tellsAnOperatorHowTheRelayIsDoing() {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            var answer = send("GET", "/outbox", OPERATOR, "");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"state\":\"LEADING\"", "\"walStatus\":\"reserved\"");
        });
    }

    @Test
    void refusesEverybodyElse() throws Exception {
        var director = TestTokens.token("astana", "aliya", "DIRECTOR");

        assertThat(send("GET", "/outbox", director, "").statusCode()).isEqualTo(403);
        assertThat(send("POST", "/outbox/recover", director, "{}").statusCode()).isEqualTo(403);
        assertThat(send("GET", "/outbox", null, "").statusCode()).isEqualTo(401);
    }

    @Test
    void republishesARangeAndRecoversOnlyWhatIsLost() throws Exception {
        assertThat(send("POST", "/outbox/republish", OPERATOR, "{\"from\": 0, \"to\": 0}")
                        .body())
                .contains("\"done\":true", "\"rows\":0");
        assertThat(send("POST", "/outbox/republish", OPERATOR, "{}").body()).contains("\"done\":false");
        assertThat(send("POST", "/outbox/recover", OPERATOR, "{}").body()).contains("\"done\":false", "sound");
        assertThat(send("POST", "/outbox/explode", OPERATOR, "{}").body()).contains("\"done\":false");
    }

    @Test
    void countsForPrometheus() throws Exception {
        assertThat(send("GET", "/metrics", OPERATOR, "").body())
                .contains("cvety_outbox_slot_lag_bytes", "cvety_outbox_relayed_total", "cvety_outbox_relay_leading");
    }

    private static HttpResponse<String> send(String method, String path, String token, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(ProbeApplication.url(path)))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
