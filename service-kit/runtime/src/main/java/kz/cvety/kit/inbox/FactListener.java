package kz.cvety.kit.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import kz.cvety.events.Event;
import kz.cvety.kit.DatabaseFaults;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.deadletter.DeadLetters;
import kz.cvety.kit.shop.ShopTransactions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings a poll of records to its consumer: decoded, one transaction per shop, seen facts left out. When a batch fails for
 * another reason than infrastructure, its records are handled one by one so that only the culprit becomes a dead letter.
 */
final class FactListener<E extends Event> implements BatchMessageListener<byte[], byte[]> {

    private static final Logger log = LoggerFactory.getLogger(FactListener.class);

    private record Incoming<E extends Event>(ConsumerRecord<byte[], byte[]> source, Fact<E> fact) {}

    private final FactConsumer<E> consumer;
    private final FactCodec<E> codec;
    private final Inbox inbox;
    private final ShopTransactions transactions;
    private final DeadLetters deadLetters;
    private final MeterRegistry meters;

    FactListener(
            FactConsumer<E> consumer,
            JsonMapper json,
            Inbox inbox,
            ShopTransactions transactions,
            DeadLetters deadLetters,
            MeterRegistry meters) {
        this.consumer = consumer;
        this.codec = new FactCodec<>(consumer.events(), json);
        this.inbox = inbox;
        this.transactions = transactions;
        this.deadLetters = deadLetters;
        this.meters = meters;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
        var byShop = new LinkedHashMap<ShopId, List<Incoming<E>>>();
        for (var record : records) {
            try {
                codec.read(record.headers(), record.value())
                        .ifPresentOrElse(
                                fact -> byShop.computeIfAbsent(fact.shop(), shop -> new ArrayList<>())
                                        .add(new Incoming<>(record, fact)),
                                () -> count("ignored", 1));
            } catch (Unreadable e) {
                deadLetter(record, e);
            }
        }
        byShop.forEach(this::handleTogether);
    }

    /** Handles a dead letter again, on an operator's word; throws what the handler throws. */
    void redrive(ConsumerRecord<byte[], byte[]> record, Runnable inSameTransaction) {
        var fact = codec.read(record.headers(), record.value())
                .orElseThrow(() -> new Unreadable("ce_type", "is not known to " + consumer.name()));
        transactions.run(fact.shop(), () -> {
            inbox.remember(consumer.name(), List.of(fact.id()));
            consumer.handle(fact.shop(), List.of(fact));
            inSameTransaction.run();
        });
    }

    private void handleTogether(ShopId shop, List<Incoming<E>> incoming) {
        try {
            handle(shop, incoming.stream().map(Incoming::fact).toList());
        } catch (RuntimeException e) {
            if (DatabaseFaults.isAway(e)) {
                throw e;
            }
            if (incoming.size() > 1) {
                log.atWarn()
                        .addKeyValue("consumer", consumer.name())
                        .addKeyValue("records", incoming.size())
                        .addKeyValue("cause", e.getClass().getName())
                        .log("facts.handled one by one");
            }
            incoming.forEach(each -> handleAlone(shop, each));
        }
    }

    private void handleAlone(ShopId shop, Incoming<E> incoming) {
        try {
            handle(shop, List.of(incoming.fact()));
        } catch (RuntimeException e) {
            if (DatabaseFaults.isAway(e)) {
                throw e;
            }
            deadLetter(incoming.source(), e);
        }
    }

    private void handle(ShopId shop, List<Fact<E>> facts) {
        var handled = transactions.call(shop, () -> {
            var unseen =
                    inbox.remember(consumer.name(), facts.stream().map(Fact::id).toList());
            var fresh = new ArrayList<Fact<E>>(unseen.size());
            for (var fact : facts) {
                if (unseen.remove(fact.id())) {
                    fresh.add(fact);
                }
            }
            if (!fresh.isEmpty()) {
                consumer.handle(shop, fresh);
            }
            return fresh.size();
        });
        count("handled", handled);
        count("seen", facts.size() - handled);
    }

    private void deadLetter(ConsumerRecord<byte[], byte[]> record, RuntimeException cause) {
        deadLetters.bury(consumer.name(), record, cause);
        count("dead-lettered", 1);
    }

    private void count(String outcome, int n) {
        if (n > 0) {
            meters.counter("cvety.facts.consumed", "consumer", consumer.name(), "outcome", outcome)
                    .increment(n);
        }
    }
}
