package kz.cvety.identity.web;

import kz.cvety.identity.World;
import kz.cvety.kit.testing.PublishedApi;
import org.junit.jupiter.api.Test;

class OpenApiIT {

    @Test
    void describesTheApiAsItIs() {
        PublishedApi.mustBe(
                "identity-service",
                World.get("/v3/api-docs", World.operator()).body().toString());
    }
}
