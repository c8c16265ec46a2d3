package kz.cvety.sync.bitrix;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON from strangers: one document, no duplicate keys, bounded in depth and in every length. */
public final class HookJson {

    private static final int DEPTH = 16;
    private static final int NUMBER_LENGTH = 64;
    private static final int NAME_LENGTH = 256;

    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxNumberLength(NUMBER_LENGTH)
                            .maxNameLength(NAME_LENGTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private HookJson() {}

    /** The object in these bytes. */
    public static JsonNode read(byte[] body) {
        try {
            var node = STRICT.readTree(body);
            if (node == null || !node.isObject()) {
                throw new Malformed("#", "must be a JSON object");
            }
            return node;
        } catch (JacksonException e) {
            throw new Malformed(where(e), "is not well-formed JSON");
        }
    }

    private static String where(JacksonException e) {
        return e.processor() instanceof JsonParser parser && parser.streamReadContext() != null
                ? "#"
                        + Fields.printable(
                                parser.streamReadContext().pathAsPointer().toString())
                : "#";
    }
}
