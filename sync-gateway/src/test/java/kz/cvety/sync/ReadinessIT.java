package kz.cvety.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import kz.cvety.kit.testing.TestTokens;
import org.junit.jupiter.api.Test;

class ReadinessIT {

    @Test
    void livesAndAcceptsAndIsNotReadyWhileKafkaIsAway() throws IOException {
        try (var nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var gateway = Gateway.start(Map.of(
                        "spring.kafka.bootstrap-servers",
                        "127.0.0.1:" + nobody.getLocalPort(),
                        "spring.kafka.admin.operation-timeout",
                        "1s",
                        "cvety.outbound.enabled",
                        "false"))) {
            assertThat(status(gateway, "/health")).isEqualTo(200);
            assertThat(status(gateway, "/ready")).isEqualTo(503);
            assertThat(gateway.as(TestTokens.operator("ops"), "GET", "/metrics", "")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(gateway.order(Hooks.order(Hooks.newId(), "N").toString()).statusCode())
                    .isEqualTo(200);
        }
    }

    private static int status(Gateway gateway, String path) {
        return gateway.send(gateway.request(path).GET()).statusCode();
    }
}
