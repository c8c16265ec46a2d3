package kz.cvety.notifications;

import kz.cvety.kit.testing.PublishedApi;
import kz.cvety.kit.testing.TestTokens;
import org.junit.jupiter.api.Test;

class OpenApiIT {

    @Test
    void describesTheApiAsItIs() {
        var described = RunningService.shared().call("GET", "/v3/api-docs", TestTokens.operator("ops"), null);

        PublishedApi.mustBe("notification-service", described.body());
    }
}
