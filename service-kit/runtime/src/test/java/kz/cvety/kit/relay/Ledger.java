package kz.cvety.kit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.cvety.kit.testing.KafkaProbe;
import org.awaitility.Awaitility;

/** Compares what was committed with what is on the topic: nothing missing, nothing invented, first seen in commit order. */
final class Ledger {

    private Ledger() {}

    /** Returns how many records were repeats. */
    static int check(RelayWorld world, Map<String, List<UUID>> committed) {
        var all = new HashSet<UUID>();
        committed.values().forEach(all::addAll);
        Awaitility.await()
                .atMost(RelayWorld.SOON)
                .untilAsserted(() -> assertThat(missing(world, all))
                        .as("committed and not on the topic")
                        .isEmpty());
        var records = world.records();
        var seen = new LinkedHashSet<UUID>();
        var repeats = 0;
        for (var record : records) {
            var id = UUID.fromString(KafkaProbe.header(record, "ce_id"));
            if (!seen.add(id)) {
                repeats++;
            }
        }
        assertThat(seen).as("on the topic and never committed").isSubsetOf(all);
        committed.forEach((key, ids) -> {
            var firstSeen = new LinkedHashSet<UUID>();
            records.stream()
                    .filter(record -> key.equals(record.key()))
                    .forEach(record -> firstSeen.add(UUID.fromString(KafkaProbe.header(record, "ce_id"))));
            assertThat(firstSeen).as("order of " + key).containsExactlyElementsOf(ids);
        });
        return repeats;
    }

    private static List<UUID> missing(RelayWorld world, Set<UUID> all) {
        var left = new HashSet<>(all);
        world.ids().forEach(left::remove);
        return new ArrayList<>(left);
    }
}
