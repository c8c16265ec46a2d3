package kz.cvety.simulators.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebServerTests {

    @Test
    void givesTheHandlerTheRequestAndTheClientTheReply() throws IOException {
        try (var server = WebServer.start("127.0.0.1", 0, request -> Reply.json(201, Json.write(request.form())))) {
            var response = Web.postForm(server.address(), "/x", Map.of("text", "Әлия & 🌷\nекі жол"));

            assertThat(response.statusCode()).isEqualTo(201);
            assertThat(Web.json(response).path("text").asString()).isEqualTo("Әлия & 🌷\nекі жол");
        }
    }

    @Test
    void cutsTheConnectionWithoutAnAnswer() {
        try (var server = WebServer.start("127.0.0.1", 0, request -> Reply.cut())) {
            assertThatThrownBy(() -> Web.get(server.address(), "/")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void answers500WhenItsHandlerFails() throws IOException {
        try (var server = WebServer.start("127.0.0.1", 0, request -> {
            throw new IllegalStateException("on purpose");
        })) {
            assertThat(Web.get(server.address(), "/").statusCode()).isEqualTo(500);
        }
    }

    @Test
    void refusesConnectionsOnceClosed() {
        var server = WebServer.start("127.0.0.1", 0, request -> Reply.json(200, "{}"));
        var address = server.address();
        server.close();

        assertThatThrownBy(() -> Web.get(address, "/")).isInstanceOf(ConnectException.class);
    }
}
