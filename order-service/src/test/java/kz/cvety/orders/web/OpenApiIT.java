package kz.cvety.orders.web;

import kz.cvety.kit.testing.PublishedApi;
import kz.cvety.orders.World;
import org.junit.jupiter.api.Test;

class OpenApiIT {

    @Test
    void describesTheApiAsItIs() {
        PublishedApi.mustBe(
                "order-service",
                World.get("/v3/api-docs", World.manager(World.newShop())).body().toString());
    }
}
