package kz.cvety.kit.relay;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import kz.cvety.kit.relay.RelayStatus.State;

/** What to alarm on: a slot that holds back ever more log, a row nobody acknowledges, a slot that is lost, a record refused. */
record RelayMetrics(OutboxRelay relay) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("cvety.outbox.slot.lag.bytes", relay, RelayMetrics::lag)
                .description("Write-ahead log between the last confirmed row and now")
                .register(registry);
        Gauge.builder("cvety.outbox.relay.leading", relay, it -> is(it, State.LEADING))
                .description("1 on the instance that reads the slot")
                .register(registry);
        Gauge.builder("cvety.outbox.relay.lost", relay, it -> is(it, State.LOST))
                .description("1 when the slot is gone and an operator has to recover")
                .register(registry);
        Gauge.builder("cvety.outbox.oldest.unconfirmed", relay, RelayMetrics::oldest)
                .baseUnit("seconds")
                .description("Age of the oldest row the broker has not acknowledged")
                .register(registry);
        FunctionCounter.builder("cvety.outbox.relayed", relay, it -> it.status().relayed())
                .description("Records acknowledged by the broker")
                .register(registry);
        FunctionCounter.builder("cvety.outbox.refused", relay, it -> it.status().refused())
                .description("Records no broker would take, passed by")
                .register(registry);
    }

    private static double is(OutboxRelay relay, State state) {
        return relay.status().state() == state ? 1 : 0;
    }

    private static double lag(OutboxRelay relay) {
        var seen = relay.status().slotState();
        return seen == null ? Double.NaN : seen.lagBytes();
    }

    private static double oldest(OutboxRelay relay) {
        return relay.status().oldestUnconfirmed().toMillis() / 1000.0;
    }
}
