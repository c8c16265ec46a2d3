package kz.cvety.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Payloads as they were once published. Files are added, never edited: whatever was on a topic must stay readable. */
class GoldenPayloadContractTests {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @ParameterizedTest
    @MethodSource("kz.cvety.events.SchemaContractTests#records")
    void keepsAPayloadOfEveryEvent(Class<? extends Event> type) {
        assertThat(GOLDEN.resolve(Contracts.wireNameOf(type))).isDirectoryContaining("glob:**.json");
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void stillReadsWhatWasPublished(Class<? extends Event> type, Path payload) throws IOException {
        var published = Files.readString(payload);

        var event = JSON.readValue(published, type);

        assertThat(JSON.valueToTree(event).toPrettyString())
                .isEqualTo(JSON.readTree(published).toPrettyString());
        assertThat(event.aggregateId()).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void matchesThePublishedSchema(Class<? extends Event> type, Path payload) throws IOException {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Schemas.textOf(type), InputFormat.JSON);

        assertThat(schema.validate(Files.readString(payload), InputFormat.JSON)).isEmpty();
    }

    static Stream<Arguments> payloads() {
        return SchemaContractTests.records().flatMap(type -> {
            try (var files = Files.list(GOLDEN.resolve(Contracts.wireNameOf(type)))) {
                return files.sorted().map(file -> Arguments.of(type, file)).toList().stream();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }
}
