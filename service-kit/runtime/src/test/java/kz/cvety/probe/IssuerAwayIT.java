package kz.cvety.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import kz.cvety.kit.testing.Ports;
import kz.cvety.kit.testing.TestInfrastructure;
import kz.cvety.kit.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** A service may start before the one that signs tokens. */
class IssuerAwayIT {

    @Test
    void startsAndRefusesNobodyForGoodUntilTheIssuerIsThere() throws Exception {
        var port = Ports.free();
        try (var service = start(port);
                var client = HttpClient.newHttpClient()) {
            var away = ask(client, service);
            assertThat(away.statusCode()).isEqualTo(503);
            assertThat(away.headers().firstValue("Retry-After")).hasValue("30");
            assertThat(JsonMapper.shared().readTree(away.body()).path("code").asString())
                    .isEqualTo("identity-away");

            var issuer = issuer(port);
            try {
                assertThat(ask(client, service).statusCode()).isEqualTo(200);
            } finally {
                issuer.stop(0);
            }
            assertThat(ask(client, service).statusCode()).isEqualTo(200);
        }
    }

    private static ServletWebServerApplicationContext start(int issuer) {
        var properties = new HashMap<String, Object>(TestInfrastructure.sharedProperties("probe"));
        properties.put("spring.config.name", "probe");
        properties.put("spring.jmx.enabled", "false");
        properties.put("cvety.outbox.relay.enabled", "false");
        properties.put(
                "spring.security.oauth2.resourceserver.jwt.jwk-set-uri", "http://127.0.0.1:" + issuer + "/jwks.json");
        return (ServletWebServerApplicationContext) new SpringApplicationBuilder(ProbeApplication.class)
                .properties(properties)
                .run();
    }

    private static HttpServer issuer(int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/jwks.json", exchange -> {
            var keys = new JWKSet(TestTokens.signingKey().toPublicJWK()).toString();
            var body = keys.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
        return server;
    }

    private static HttpResponse<String> ask(HttpClient client, ServletWebServerApplicationContext service)
            throws Exception {
        var me = URI.create("http://127.0.0.1:" + service.getWebServer().getPort() + "/me");
        var token = TestTokens.token("shop", "aliya", "DIRECTOR");
        return client.send(
                HttpRequest.newBuilder(me)
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
    }
}
