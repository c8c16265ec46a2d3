package kz.cvety.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kz.cvety.orders.World;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The published description of the API is the one the service gives of itself; {@code -Dopenapi.write=true} renews it. */
class OpenApiIT {

    private static final Path COMMITTED = Path.of("../docs/openapi/order-service.json");

    @Test
    void describesTheApiAsItIs() throws IOException {
        var answer = World.get("/v3/api-docs", World.manager(World.newShop()));
        assertThat(answer.status()).isEqualTo(200);
        var described = (ObjectNode) answer.body();
        described.remove("servers");
        var json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        var text = json.writeValueAsString(described) + "\n";
        if (Boolean.getBoolean("openapi.write")) {
            Files.createDirectories(COMMITTED.getParent());
            Files.writeString(COMMITTED, text);
        }

        assertThat(json.readTree(Files.readString(COMMITTED))).isEqualTo(described);
    }
}
