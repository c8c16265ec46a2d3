package kz.cvety.kit.wall;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import kz.cvety.events.Contracts;
import kz.cvety.events.Event;
import kz.cvety.kit.Rejection;
import kz.cvety.kit.deadletter.Redrive;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * Facts about a victim's things under the name of another shop. They are handed to the listener as records, past Kafka:
 * other instances of the same test run share the consumer group and might take them instead.
 */
final class FactRaid {

    private static final Logger log = LoggerFactory.getLogger(FactRaid.class);

    private static final String UNREADABLE = "unreadable-record";

    private final Redrive listeners;
    private final Rows rows;
    private final List<String> breaches;

    FactRaid(ApplicationContext context, Rows rows, List<String> breaches) {
        this.listeners = context.getBean(Redrive.class);
        this.rows = rows;
        this.breaches = breaches;
    }

    void attack(String consumer, Event event) {
        var before = rows.digests();
        try {
            listeners.redrive(consumer, record(event), () -> {});
        } catch (RuntimeException refused) {
            // as good as ignored, as long as it was understood and nothing changed
            log.atDebug().setCause(refused).log("fact.refused");
            if (refused instanceof Rejection rejection && rejection.code().equals(UNREADABLE)) {
                breaches.add("consumer " + consumer + " cannot read "
                        + event.getClass().getSimpleName() + ": with it nothing is proved");
            }
        }
        if (!rows.digests().equals(before)) {
            breaches.add("consumer " + consumer + " let another shop change the victim's rows with "
                    + event.getClass().getSimpleName());
        }
    }

    private static ConsumerRecord<byte[], byte[]> record(Event event) {
        var id = UuidCreator.getTimeOrderedEpoch().toString();
        var record = new ConsumerRecord<>(
                Contracts.topicOf(event.getClass()),
                0,
                0,
                bytes(event.aggregateId().toString()),
                JsonMapper.shared().writeValueAsBytes(event));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id,
                        "ce_type",
                        Contracts.wireNameOf(event.getClass()),
                        "ce_source",
                        "/cvety/elsewhere",
                        "ce_time",
                        "2026-03-08T07:00:00Z",
                        "ce_subject",
                        event.aggregateId().toString(),
                        "ce_shopid",
                        "stranger-" + id,
                        "ce_origin",
                        "system")
                .forEach((name, text) -> record.headers().add(name, bytes(text)));
        return record;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
