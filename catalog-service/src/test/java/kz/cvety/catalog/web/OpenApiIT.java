package kz.cvety.catalog.web;

import kz.cvety.catalog.World;
import kz.cvety.kit.testing.PublishedApi;
import org.junit.jupiter.api.Test;

class OpenApiIT {

    @Test
    void describesTheApiAsItIs() {
        PublishedApi.mustBe(
                "catalog-service",
                World.get("/v3/api-docs", World.manager(World.newShop())).body().toString());
    }
}
