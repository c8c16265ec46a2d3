package kz.cvety.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import kz.cvety.identity.World;
import kz.cvety.kit.testing.CommittedFile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The published description of the API is the one the service gives of itself; {@code make contracts} renews it. */
class OpenApiIT {

    @Test
    void describesTheApiAsItIs() {
        var answer = World.get("/v3/api-docs", World.operator());
        assertThat(answer.status()).isEqualTo(200);
        var described = (ObjectNode) answer.body();
        described.remove("servers");
        var json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        var text = json.writeValueAsString(described) + "\n";
        CommittedFile.inRepository("docs/openapi/identity-service.json").mustEqual(text);
    }
}
