package kz.cvety.sync.web;

import java.util.Map;
import kz.cvety.kit.testing.PublishedApi;
import kz.cvety.kit.testing.TestTokens;
import kz.cvety.sync.Gateway;
import org.junit.jupiter.api.Test;

class OpenApiIT {

    @Test
    void describesTheApiAsItIs() {
        try (var gateway = Gateway.start(Map.of("cvety.outbound.enabled", "false"))) {
            PublishedApi.mustBe(
                    "sync-gateway",
                    gateway.as(TestTokens.operator("ops"), "GET", "/v3/api-docs", "")
                            .body());
        }
    }
}
