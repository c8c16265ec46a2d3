package kz.cvety.kit.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/**
 * A real single-node Kafka broker (KRaft) inside this JVM, on the loopback, with few threads and small buffers. A kept folder brings its
 * topics back after a restart, a killed JVM included. A record is acknowledged once the operating system has it, as Kafka does by
 * default: killing the process loses nothing, a power cut may.
 */
public final class LocalKafka implements AutoCloseable {

    private static final String KIND = "cvety-kafka";

    private final Path folder;
    private final boolean throwAway;
    private final int port;
    private @Nullable KafkaRaftServer server;

    private LocalKafka(Path folder, boolean throwAway, int port) {
        this.folder = folder;
        this.throwAway = throwAway;
        this.port = port == 0 ? Ports.free() : port;
    }

    /** Starts on a free port over a folder that {@link #close()} removes. */
    public static LocalKafka throwAway() {
        Folders.abandoned(KIND).forEach(Folders::delete);
        var kafka = new LocalKafka(Folders.throwAway(KIND), true, 0).start();
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "stop Kafka"));
        return kafka;
    }

    /** Starts over a folder that is kept; {@code port} 0 takes a free one. */
    public static LocalKafka in(Path folder, int port) {
        return new LocalKafka(folder, false, port).start();
    }

    /** Starts again after {@link #stop()}, on the same port, with the same topics. */
    public synchronized LocalKafka start() {
        if (server != null) {
            return this;
        }
        QuietLogs.of("kafka", "org.apache.kafka", "state.change.logger");
        format();
        var starting = new KafkaRaftServer(new KafkaConfig(settings(), false), Time.SYSTEM);
        starting.startup();
        server = starting;
        return this;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    private void format() {
        try {
            Files.createDirectories(folder);
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setClusterId(clusterId())
                    .setNodeId(1)
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(folder.toString())
                    .addDirectory(folder.toString())
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("could not format the storage of Kafka in " + folder, e);
        }
    }

    /** A formatted folder keeps its cluster id; formatting it with another one would be refused. */
    private String clusterId() {
        var meta = folder.resolve("meta.properties");
        if (!Files.exists(meta)) {
            return Uuid.randomUuid().toString();
        }
        try {
            return Files.readAllLines(meta).stream()
                    .filter(line -> line.startsWith("cluster.id="))
                    .map(line -> line.substring("cluster.id=".length()).strip())
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no cluster.id in " + meta));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> settings() {
        var controllerPort = Ports.free();
        var settings = new HashMap<String, String>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("listeners", "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("log.dirs", folder.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("num.partitions", "6");
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // a killed broker may register again only when its old session is over
        settings.put("broker.session.timeout.ms", "2000");
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "2");
        settings.put("background.threads", "2");
        settings.put("num.recovery.threads.per.data.dir", "1");
        settings.put("log.cleaner.dedupe.buffer.size", "4194304");
        settings.put("message.max.bytes", "8388608");
        settings.put("replica.fetch.max.bytes", "8388608");
        return settings;
    }

    /** Stops the broker and keeps its topics; {@link #start()} brings it back on the same port. */
    public synchronized void stop() {
        if (server == null) {
            return;
        }
        server.shutdown();
        server.awaitShutdown();
        server = null;
    }

    @Override
    public void close() {
        stop();
        if (throwAway) {
            Folders.delete(folder);
        }
    }
}
