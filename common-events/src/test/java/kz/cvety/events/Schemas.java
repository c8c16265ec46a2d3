package kz.cvety.events;

import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Renders the JSON Schema of an event: what is not nullable is required, and unknown fields are allowed. */
final class Schemas {

    private static final SchemaGenerator GENERATOR = generator();
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Schemas() {}

    static JsonNode of(Class<? extends Event> type) {
        var schema = GENERATOR.generateSchema(type);
        schema.put("$id", "https://cvety.kz/schemas/" + Contracts.wireNameOf(type) + ".json");
        return schema;
    }

    static String textOf(Class<? extends Event> type) {
        return PRETTY.writeValueAsString(of(type)).replace("\r\n", "\n") + "\n";
    }

    private static SchemaGenerator generator() {
        var config = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.EXTRA_OPEN_API_FORMAT_VALUES)
                .with(Option.INLINE_ALL_SCHEMAS)
                .without(Option.NONPUBLIC_STATIC_FIELDS);
        config.forFields()
                .withRequiredCheck(
                        field -> !field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class));
        return new SchemaGenerator(config.build());
    }
}
