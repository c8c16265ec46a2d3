package kz.cvety.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKafkaIT {

    @TempDir
    private Path folder;

    @Test
    void carriesRawBytesAndHeaders() {
        try (var kafka = LocalKafka.throwAway();
                var probe = new KafkaProbe(kafka.bootstrapServers())) {
            probe.createTopic("notes", 2);
            probe.createTopic("notes", 2);
            byte[] odd = {0, -1, 10, 13};
            probe.send("notes", "a", odd, Map.of("ce_type", "note.v1"));
            probe.send("notes", "b", null, Map.of());

            var record = probe.await("notes", Duration.ofSeconds(10), found -> "a".equals(found.key()));

            assertThat(record.value()).isEqualTo(odd);
            assertThat(KafkaProbe.header(record, "ce_type")).isEqualTo("note.v1");
            assertThat(probe.records("notes")).hasSize(2);
            assertThat(probe.records("no-such-topic")).isEmpty();
        }
    }

    @Test
    void keepsItsTopicsWhenStoppedAndStarted() {
        try (var kafka = LocalKafka.in(folder, 0);
                var probe = new KafkaProbe(kafka.bootstrapServers())) {
            probe.createTopic("notes", 1);
            probe.send("notes", "a", text("one"), Map.of());
            kafka.stop();
            kafka.start();
            probe.send("notes", "a", text("two"), Map.of());

            assertThat(probe.records("notes")).extracting(KafkaProbe::text).containsExactly("one", "two");
        }
    }

    @Test
    void keepsAcknowledgedRecordsWhenItsJvmIsKilled() throws Exception {
        var child = ChildJvm.start(Writer.class, folder.toString());
        ChildJvm.awaitReady(child);
        child.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

        try (var kafka = LocalKafka.in(folder, 0);
                var probe = new KafkaProbe(kafka.bootstrapServers())) {
            assertThat(probe.records("notes")).hasSize(100);
        }
    }

    /** Runs in a JVM of its own, which the test kills. */
    static final class Writer {
        static void main(String[] args) throws Exception {
            var kafka = LocalKafka.in(Path.of(args[0]), 0);
            var probe = new KafkaProbe(kafka.bootstrapServers());
            probe.createTopic("notes", 1);
            for (var i = 0; i < 100; i++) {
                probe.send("notes", "a", text("note " + i), Map.of());
            }
            System.out.println(ChildJvm.READY);
            Thread.currentThread().join();
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
