package kz.cvety.payments.matching;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import kz.cvety.payments.matching.Queues.Length;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counts now and then what waits for people, so that an alarm can tell that nobody looks. */
@Component
class QueueMetrics {

    private static final double MILLIS = 1000;

    private final Queues queues;
    private final MatchingProperties properties;
    private final InstantSource clock;
    private final MultiGauge size;
    private final MultiGauge oldest;

    QueueMetrics(Queues queues, MatchingProperties properties, InstantSource clock, MeterRegistry meters) {
        this.queues = queues;
        this.properties = properties;
        this.clock = clock;
        this.size = MultiGauge.builder("cvety.payments.queue.size").register(meters);
        this.oldest = MultiGauge.builder("cvety.payments.queue.oldest")
                .baseUnit("seconds")
                .register(meters);
    }

    @Scheduled(fixedDelayString = "${cvety.payments.matching.metrics-every:1m}")
    void count() {
        var now = clock.instant();
        show(queues.lengthsOfAll(now, now.minus(properties.lookBack())), now);
    }

    private void show(Map<Queue, Length> lengths, Instant now) {
        size.register(
                lengths.entrySet().stream()
                        .map(each -> Row.of(tags(each.getKey()), each.getValue().count()))
                        .toList(),
                true);
        oldest.register(
                lengths.entrySet().stream()
                        .map(each -> Row.of(tags(each.getKey()), seconds(each.getValue(), now)))
                        .toList(),
                true);
    }

    private static double seconds(Length length, Instant now) {
        return length.oldest() == null
                ? 0
                : Duration.between(length.oldest(), now).toMillis() / MILLIS;
    }

    private static Tags tags(Queue queue) {
        return Tags.of("queue", queue.path());
    }
}
