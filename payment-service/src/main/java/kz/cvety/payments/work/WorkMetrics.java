package kz.cvety.payments.work;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import kz.cvety.payments.PaymentProvider.Creation;
import kz.cvety.payments.PaymentProvider.Standing;
import kz.cvety.payments.Provider;
import org.springframework.stereotype.Component;

/** Counts what is asked and what waits, so that an alarm can tell a quiet day from a provider that is away. */
@Component
public class WorkMetrics {

    /**
     * What waits for a provider.
     *
     * @param oldestSeconds for how long the oldest has been there
     */
    public record Waiting(Provider provider, String kind, long errands, double oldestSeconds) {}

    private final MeterRegistry meters;
    private final MultiGauge errands;
    private final MultiGauge oldest;

    WorkMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.errands = MultiGauge.builder("cvety.payments.errands").register(meters);
        this.oldest =
                MultiGauge.builder("cvety.payments.oldest").baseUnit("seconds").register(meters);
    }

    void polled(Provider provider, Standing standing) {
        var answer =
                switch (standing) {
                    case Standing.Waiting any -> "waiting";
                    case Standing.Paid any -> "paid";
                    case Standing.Failed any -> "failed";
                    case Standing.Unfamiliar any -> "unfamiliar";
                    case Standing.Unknown any -> "unknown";
                };
        meters.counter("cvety.payments.polls", "provider", provider.name(), "answer", answer)
                .increment();
    }

    void attempted(Provider provider, Creation answer) {
        var outcome =
                switch (answer) {
                    case Creation.Created any -> "made";
                    case Creation.Refused any -> "refused";
                    case Creation.Unknown any -> "unknown";
                };
        meters.counter("cvety.payments.attempts", "provider", provider.name(), "outcome", outcome)
                .increment();
    }

    void ran(Errand errand) {
        meters.counter(
                        "cvety.payments.errands.run",
                        "provider",
                        errand.provider().name(),
                        "kind",
                        errand.kind().name())
                .increment();
    }

    /** Errands were due that the budget of their account did not allow. */
    void waitedForBudget(Provider provider) {
        meters.counter("cvety.payments.budget.waits", "provider", provider.name())
                .increment();
    }

    /** What waits now. */
    public void show(List<Waiting> waiting) {
        errands.register(
                waiting.stream()
                        .map(each -> MultiGauge.Row.of(tags(each), each.errands()))
                        .toList(),
                true);
        oldest.register(
                waiting.stream()
                        .map(each -> MultiGauge.Row.of(tags(each), each.oldestSeconds()))
                        .toList(),
                true);
    }

    private static Tags tags(Waiting waiting) {
        return Tags.of("provider", waiting.provider().name(), "kind", waiting.kind());
    }
}
