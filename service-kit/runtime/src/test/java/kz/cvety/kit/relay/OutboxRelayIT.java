package kz.cvety.kit.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.cvety.kit.relay.RelayStatus.State;
import kz.cvety.kit.testing.KafkaProbe;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxRelayIT {

    private final RelayWorld world = new RelayWorld();
    private final OutboxRelay relay = world.relay();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void makesACloudEventOfARow() {
        relay.start();
        byte[] odd = {0, (byte) 0xC3, 0x28, -1, 10, 13, 34};
        var id = world.append("гүл-💐", odd, "{\"cvety_note\": \"қазақша\", \"ce_type\": \"notes.other.v1\"}");

        var record = world.await(id);

        assertThat(record.value()).isEqualTo(odd);
        assertThat(record.key()).isEqualTo("гүл-💐");
        assertThat(KafkaProbe.header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(KafkaProbe.header(record, "ce_type")).isEqualTo("notes.other.v1");
        assertThat(KafkaProbe.header(record, "ce_source")).isEqualTo("/cvety/notes");
        assertThat(KafkaProbe.header(record, "ce_subject")).isEqualTo("гүл-💐");
        assertThat(KafkaProbe.header(record, "ce_shopid")).isEqualTo("astana");
        assertThat(KafkaProbe.header(record, "ce_origin")).isEqualTo("user:1");
        assertThat(KafkaProbe.header(record, "ce_time")).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(KafkaProbe.header(record, "traceparent")).startsWith("00-0af7651916cd43dd");
        assertThat(KafkaProbe.header(record, "content-type")).isEqualTo("application/json");
        assertThat(KafkaProbe.header(record, "cvety_note")).isEqualTo("қазақша");
        assertThat(record.headers().headers("ce_type")).hasSize(1);
    }

    @Test
    void publishesNothingBeforeTheCommitAndNothingOfARollback() throws SQLException {
        relay.start();
        RelayWorld.await(relay, State.LEADING);
        UUID open;
        UUID later;
        try (var connection = world.pool.getConnection();
                var doomed = world.pool.getConnection()) {
            connection.setAutoCommit(false);
            doomed.setAutoCommit(false);
            open = RelayWorld.append(connection, world.topic, "a", new byte[] {1}, null);
            RelayWorld.append(doomed, world.topic, "a", new byte[] {2}, null);
            later = world.append("a", "after");
            world.await(later);
            assertThat(world.ids()).containsExactly(later);
            doomed.rollback();
            connection.commit();
        }
        world.await(open);

        assertThat(world.ids()).containsExactly(later, open);
    }

    @Test
    void keepsTheCommitOrderPerKey() {
        relay.start();
        var expected = new ArrayList<String>();
        for (var i = 0; i < 500; i++) {
            world.append("key-" + i % 7, "n" + i);
            if (i % 7 == 3) {
                expected.add("n" + i);
            }
        }

        Awaitility.await().atMost(RelayWorld.SOON).until(() -> world.records().size() == 500);
        assertThat(world.payloads("key-3")).containsExactlyElementsOf(expected);
    }

    @Test
    void sendsWhatWasCommittedBeforeItsFirstStart() {
        var early = world.append("a", "early");
        relay.start();

        world.await(early);
    }

    @Test
    void losesNothingCommittedWhileItWasStopped() {
        relay.start();
        world.await(world.append("a", "first"));
        relay.stop();
        var missed = List.of(world.append("a", "second"), world.append("a", "third"));

        var next = world.relay();
        next.start();
        missed.forEach(world::await);
        next.stop();

        assertThat(world.payloads("a").stream().distinct()).containsExactly("first", "second", "third");
    }

    @Test
    void repeatsAtMostTheLastTransactionsOfAQuietStop() {
        relay.start();
        world.await(world.append("a", "first"));
        Awaitility.await().atMost(RelayWorld.SOON).until(() -> relay.status().confirmedPosition() > 0);
        relay.stop();

        var next = world.relay();
        next.start();
        world.await(world.append("a", "second"));
        next.stop();

        assertThat(world.records().size()).isBetween(2, 3);
    }

    @Test
    void letsASecondInstanceTakeOver() {
        relay.start();
        RelayWorld.await(relay, State.LEADING);
        var standby = world.relay();
        standby.start();
        RelayWorld.await(standby, State.STANDBY);
        world.await(world.append("a", "one"));

        relay.stop();
        var second = world.append("a", "two");
        world.await(second);

        RelayWorld.await(standby, State.LEADING);
    }

    @Test
    void passesByARecordNoBrokerWouldTake() {
        relay.start();
        world.append("a".repeat(1_100_000), "too large by its key");
        var next = world.append("a", "next");

        world.await(next);
        assertThat(relay.status().refused()).isEqualTo(1);
        assertThat(world.ids()).containsExactly(next);
    }

    @Test
    void carriesLargePayloadsUpToTheLimit() {
        relay.start();
        var payload = "ү".repeat(450_000);
        var record = world.await(world.append("a", payload));

        assertThat(new String(record.value(), StandardCharsets.UTF_8)).isEqualTo(payload);
    }

    @Test
    void refusesAPayloadNoBrokerWouldTakeWhereItIsAppended() {
        assertThatThrownBy(() -> world.append("a", "x".repeat(900_001))).hasMessageContaining("outbox_payload_check");
    }

    @Test
    void createsATopicNobodyMade() throws SQLException {
        relay.start();
        var topic = world.topic + ".unplanned";
        try (var connection = world.pool.getConnection();
                var probe = new KafkaProbe(world.bootstrapServers)) {
            RelayWorld.append(connection, topic, "a", new byte[] {1}, null);

            probe.await(topic, RelayWorld.SOON, record -> true);
        }
    }

    @Test
    void movesItsSlotOnWhileNothingHappens() {
        relay.start();
        world.await(world.append("a", "one"));

        Awaitility.await()
                .atMost(RelayWorld.SOON)
                .until(() -> world.table
                        .oldestAfter(world.table.progress().orElseThrow().position())
                        .isEmpty());
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> world.slot().find().orElseThrow().lagBytes() < 50_000);
    }

    @Test
    void forgetsRelayedRowsPastTheirRetention() {
        relay.start();
        for (var i = 0; i < 250; i++) {
            world.append("a", "n" + i);
        }
        Awaitility.await()
                .atMost(RelayWorld.SOON)
                .until(() -> world.table.progress().orElseThrow().position() == world.table.lastPosition());
        world.jdbc
                .sql("update kit.outbox set occurred_at = now() - interval '8 days' where position % 2 = 0")
                .update();

        var retention = new Retention(world.table, world.settings(), InstantSource.system());
        var last = world.table.lastPosition();

        assertThat(retention.forget(0, () -> true)).as("unconfirmed").isZero();
        assertThat(retention.forget(last, () -> true)).isEqualTo(125);
        assertThat(world.jdbc
                        .sql("select count(*) from kit.outbox")
                        .query(Long.class)
                        .single())
                .isEqualTo(125);
    }

    @Test
    void republishesARangeUnderTheSameIds() {
        relay.start();
        var ids = List.of(world.append("a", "one"), world.append("a", "two"), world.append("a", "three"));
        ids.forEach(world::await);

        var last = world.table.lastPosition();
        assertThat(relay.republish(last - 1, last)).isEqualTo(2);

        Awaitility.await().atMost(RelayWorld.SOON).until(() -> world.ids().size() == 5);
        assertThat(world.payloads("a")).containsExactly("one", "two", "three", "two", "three");
        assertThat(world.ids()).containsExactly(ids.get(0), ids.get(1), ids.get(2), ids.get(1), ids.get(2));
    }
}
