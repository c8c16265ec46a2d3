package kz.cvety.sync.outbound.jdbc;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import kz.cvety.kit.shop.ShopTransactions;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counts what waits, so that an alarm can tell a quiet shop from a stuck one. */
@Component
class BacklogMetrics {

    private static final String COUNT = """
            select d.connection, d.state, count(*) as deliveries,
                   extract(epoch from clock_timestamp() - min(d.queued_at)) as oldest
            from delivery d where d.state in ('QUEUED', 'IN_FLIGHT', 'PARKED')
            group by 1, 2
            """;

    private record Waiting(Tags tags, double deliveries, double oldest) {}

    private final JdbcTemplate jdbc;
    private final ShopTransactions transactions;
    private final MultiGauge deliveries;
    private final MultiGauge oldest;

    BacklogMetrics(JdbcTemplate jdbc, ShopTransactions transactions, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.deliveries = MultiGauge.builder("cvety.deliveries.backlog").register(meters);
        this.oldest = MultiGauge.builder("cvety.deliveries.oldest")
                .baseUnit("seconds")
                .register(meters);
    }

    @Scheduled(fixedDelayString = "${cvety.outbound.metrics-every:15s}")
    void count() {
        var waiting = transactions.acrossShops(() -> jdbc.query(
                COUNT,
                (row, i) -> new Waiting(
                        Tags.of("connection", row.getString(1), "state", row.getString(2)),
                        row.getDouble(3),
                        row.getDouble(4))));
        deliveries.register(
                waiting.stream()
                        .map(each -> MultiGauge.Row.of(each.tags(), each.deliveries()))
                        .toList(),
                true);
        oldest.register(
                waiting.stream()
                        .map(each -> MultiGauge.Row.of(each.tags(), each.oldest()))
                        .toList(),
                true);
    }
}
