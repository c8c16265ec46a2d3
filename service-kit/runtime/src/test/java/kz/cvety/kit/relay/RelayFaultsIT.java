package kz.cvety.kit.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import kz.cvety.kit.relay.RelayStatus.State;
import kz.cvety.kit.testing.KafkaProbe;
import kz.cvety.kit.testing.LocalKafka;
import kz.cvety.kit.testing.LocalPostgres;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class RelayFaultsIT {

    @Test
    void waitsForABrokerThatIsAwayAndKeepsTheOrder() {
        try (var kafka = LocalKafka.throwAway();
                var world = new RelayWorld(kafka.bootstrapServers())) {
            var relay = world.relay();
            relay.start();
            world.await(world.append("a", "n0"));

            kafka.stop();
            var expected = new ArrayList<>(List.of("n0"));
            for (var i = 1; i <= 200; i++) {
                expected.add("n" + i);
                world.append("a", "n" + i);
            }
            Awaitility.await()
                    .atMost(RelayWorld.SOON)
                    .until(() -> relay.oldestUnconfirmed().compareTo(Duration.ofSeconds(2)) > 0);
            assertThat(new RelayHealth(relay).health().getStatus()).isNotEqualTo(Status.DOWN);
            kafka.start();

            Awaitility.await()
                    .atMost(RelayWorld.SOON)
                    .until(() -> world.records().size() >= 201);
            assertThat(new LinkedHashSet<>(world.payloads("a"))).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void stopsWhileTheBrokerIsAwayAndConfirmsNothing() {
        try (var kafka = LocalKafka.throwAway();
                var world = new RelayWorld(kafka.bootstrapServers())) {
            var relay = world.relay();
            relay.start();
            RelayWorld.await(relay, State.LEADING);
            kafka.stop();
            var id = world.append("a", "waiting");
            Awaitility.await()
                    .atMost(RelayWorld.SOON)
                    .until(() -> relay.oldestUnconfirmed().compareTo(Duration.ofSeconds(1)) > 0);
            var began = System.nanoTime();
            relay.stop();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
            kafka.start();

            var next = world.relay();
            next.start();
            world.await(id);
        }
    }

    @Test
    void startsWhileTheBrokerIsAway() {
        try (var kafka = LocalKafka.throwAway();
                var world = new RelayWorld(kafka.bootstrapServers())) {
            kafka.stop();
            var relay = world.relay();
            relay.start();
            var id = world.append("a", "early");
            RelayWorld.await(relay, State.LEADING);
            kafka.start();

            world.await(id);
        }
    }

    @Test
    void comesBackAfterTheDatabaseWasAway() {
        try (var postgres = LocalPostgres.throwAway();
                var kafka = LocalKafka.throwAway();
                var world = new RelayWorld(postgres.database("notes"), kafka.bootstrapServers())) {
            var relay = world.relay();
            relay.start();
            var first = world.append("a", "one");
            world.await(first);

            postgres.crash();
            RelayWorld.await(relay, State.RETRYING);
            postgres.start();
            RelayWorld.await(relay, State.LEADING);
            Awaitility.await().atMost(RelayWorld.SOON).ignoreExceptions().untilAsserted(() -> world.append("a", "two"));

            Awaitility.await()
                    .atMost(RelayWorld.SOON)
                    .untilAsserted(() -> assertThat(world.payloads("a")).contains("one", "two"));
        }
    }

    @Test
    void saysLoudlyThatItsSlotWasDroppedAndRecoversOnCommand() throws SQLException {
        try (var world = new RelayWorld()) {
            var relay = world.relay();
            relay.start();
            world.await(world.append("a", "before"));
            assertThatThrownBy(relay::recover).isInstanceOf(Recovery.SlotIsSound.class);
            Awaitility.await()
                    .atMost(RelayWorld.SOON)
                    .until(() -> world.table.progress().orElseThrow().position() > 0);
            relay.stop();
            world.slot().drop();
            var missed = world.append("a", "missed");

            var next = world.relay();
            next.start();
            RelayWorld.await(next, State.LOST);
            var health = new RelayHealth(next).health();
            assertThat(health.getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.getDetails()).containsEntry("reason", "there is no such slot");

            assertThat(next.recover()).isEqualTo(2);
            world.await(missed);
            RelayWorld.await(next, State.LEADING);
            assertThat(new RelayHealth(next).health().getStatus()).isEqualTo(Status.UP);
            assertThat(world.payloads("a")).containsExactly("before", "before", "missed");
        }
    }

    @Test
    void noticesThatItsSlotIsDroppedUnderneathIt() throws SQLException {
        try (var world = new RelayWorld()) {
            var relay = world.relay();
            relay.start();
            world.await(world.append("a", "before"));
            Awaitility.await().atMost(RelayWorld.SOON).ignoreExceptions().until(() -> {
                world.terminateReader();
                world.slot().drop();
                return true;
            });
            var missed = world.append("a", "missed");

            RelayWorld.await(relay, State.LOST);
            relay.recover();
            world.await(missed);
        }
    }

    @Test
    void recoversFromASlotTheServerGaveUp() throws SQLException {
        try (var postgres = LocalPostgres.throwAway();
                var kafka = LocalKafka.throwAway();
                var world = new RelayWorld(postgres.database("notes"), kafka.bootstrapServers())) {
            var relay = world.relay();
            relay.start();
            world.await(world.append("a", "before"));
            relay.stop();
            var missed = new ArrayList<UUID>();
            for (var i = 0; i < 20; i++) {
                missed.add(world.append("a", "missed " + i));
            }
            try (var admin = DriverManager.getConnection(postgres.adminUrl("notes"));
                    var statement = admin.createStatement()) {
                statement.execute("alter system set max_slot_wal_keep_size = '1MB'");
                statement.execute("select pg_reload_conf()");
                for (var i = 0; i < 5; i++) {
                    statement.execute("create table filler as select repeat('x', 100) from generate_series(1, 100000)");
                    statement.execute("drop table filler");
                    statement.execute("select pg_switch_wal()");
                    statement.execute("checkpoint");
                }
                statement.execute("alter system reset max_slot_wal_keep_size");
                statement.execute("select pg_reload_conf()");
            }

            var next = world.relay();
            next.start();
            RelayWorld.await(next, State.LOST);
            assertThat(next.status().slotState().walStatus()).isEqualTo("lost");
            assertThat(next.recover()).isEqualTo(21);

            missed.forEach(world::await);
        }
    }

    @Test
    void losesNothingWhenItIsRestartedUnderLoad() throws InterruptedException {
        try (var world = new RelayWorld()) {
            var relay = world.relay();
            relay.start();
            var writers = new Writers(world, 4, 20);
            for (var round = 0; round < 6; round++) {
                Awaitility.await().pollDelay(Duration.ofMillis(400)).until(() -> true);
                relay.stop();
                relay = world.relay();
                relay.start();
            }
            var ledger = writers.finish();

            Ledger.check(world, ledger);
        }
    }

    @Test
    void twoInstancesAtOnceNeverBothLead() {
        try (var world = new RelayWorld()) {
            var first = world.relay();
            var second = world.relay();
            first.start();
            second.start();
            var writers = new Writers(world, 2, 10);
            Awaitility.await().atMost(RelayWorld.SOON).until(() -> {
                var states = new HashMap<State, Integer>();
                states.merge(first.status().state(), 1, Integer::sum);
                states.merge(second.status().state(), 1, Integer::sum);
                return states.getOrDefault(State.LEADING, 0) == 1 && states.getOrDefault(State.STANDBY, 0) == 1;
            });
            var ledger = writers.finish();

            Ledger.check(world, ledger);
            first.stop();
            second.stop();
            try (var probe = new KafkaProbe(world.bootstrapServers)) {
                assertThat(probe.records(world.topic)).isNotEmpty();
            }
        }
    }
}
