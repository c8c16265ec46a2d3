package kz.cvety.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import javax.sql.DataSource;
import kz.cvety.kit.testing.TestInfrastructure;
import kz.cvety.kit.testing.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** What passes by itself is not answered like a fault of ours. */
class DatabaseAwayIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ServletWebServerApplicationContext SERVICE = start();

    private final DataSource database = SERVICE.getBean(DataSource.class);

    private static ServletWebServerApplicationContext start() {
        var properties = new HashMap<String, Object>(TestInfrastructure.sharedProperties("probe"));
        properties.put("spring.config.name", "probe");
        properties.put("spring.jmx.enabled", "false");
        properties.put("cvety.outbox.relay.enabled", "false");
        return (ServletWebServerApplicationContext) new SpringApplicationBuilder(ProbeApplication.class)
                .properties(properties)
                .run(
                        "--spring.datasource.hikari.maximum-pool-size=2",
                        "--spring.datasource.hikari.connection-timeout=250");
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
        SERVICE.close();
    }

    @Test
    void asksToComeBackWhileEveryConnectionIsTaken() throws Exception {
        try (var one = database.getConnection();
                var two = database.getConnection()) {
            assertThat(one).isNotSameAs(two);
            assertAway(get("/rows"));
        }
        assertThat(get("/rows").statusCode()).isEqualTo(200);
    }

    @Test
    void asksToComeBackWhenTheDatabaseBreaksOffTheCall() throws Exception {
        assertAway(get("/broken-off"));
        assertThat(get("/rows").statusCode()).isEqualTo(200);
    }

    private static void assertAway(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(JsonMapper.shared().readTree(answer.body()).path("code").asString())
                .isEqualTo("database-away");
    }

    private static HttpResponse<String> get(String path) throws Exception {
        var token = TestTokens.token("shop", "aliya", "DIRECTOR");
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + SERVICE.getWebServer().getPort() + path))
                .header("Authorization", "Bearer " + token)
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }
}
