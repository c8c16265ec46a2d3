package kz.cvety.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import kz.cvety.kit.testing.CommittedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaContractTests {

    private static final Path SCHEMAS = Path.of("src/main/resources/schemas");

    @ParameterizedTest
    @MethodSource("records")
    void publishesTheSchemaOfEveryEvent(Class<? extends Event> type) {
        new CommittedFile(SCHEMAS.resolve(Contracts.wireNameOf(type) + ".json")).mustEqual(Schemas.textOf(type));
    }

    @Test
    void publishesNoSchemaOfAnythingElse() throws IOException {
        try (var files = Files.list(SCHEMAS)) {
            var published = files.map(file -> file.getFileName().toString()).toList();
            assertThat(published)
                    .containsExactlyInAnyOrderElementsOf(records()
                            .map(type -> Contracts.wireNameOf(type) + ".json")
                            .toList());
        }
    }

    @Test
    void namesEveryEventAfterItsContextAndMajorVersion() {
        assertThat(records()).allSatisfy(type -> {
            var topic = Contracts.topicOf(type);
            var context = topic.substring(0, topic.indexOf('.'));
            assertThat(Contracts.wireNameOf(type)).matches(context + "\\.[a-z]+(-[a-z]+)*\\.v[1-9][0-9]*");
        });
    }

    static Stream<Class<? extends Event>> records() {
        return Contracts.AGGREGATES.stream().flatMap(aggregate -> Contracts.recordsOf(aggregate).values().stream());
    }
}
