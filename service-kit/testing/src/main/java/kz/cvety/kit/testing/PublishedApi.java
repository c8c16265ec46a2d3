package kz.cvety.kit.testing;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The description that a service publishes of its API, in {@code docs/openapi}; {@code make contracts} renews it. */
public final class PublishedApi {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private PublishedApi() {}

    /** Fails unless the service describes itself just so; where it runs does not matter. */
    public static void mustBe(String service, String described) {
        var api = (ObjectNode) JSON.readTree(described);
        api.remove("servers");
        CommittedFile.inRepository("docs/openapi/" + service + ".json").mustEqual(JSON.writeValueAsString(api) + "\n");
    }
}
