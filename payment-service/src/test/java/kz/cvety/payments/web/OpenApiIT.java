package kz.cvety.payments.web;

import kz.cvety.kit.testing.PublishedApi;
import kz.cvety.payments.World;
import org.junit.jupiter.api.Test;

class OpenApiIT {

    @Test
    void describesTheApiAsItIs() {
        PublishedApi.mustBe(
                "payment-service",
                World.get("/v3/api-docs", World.manager(World.newShop())).body().toString());
    }
}
