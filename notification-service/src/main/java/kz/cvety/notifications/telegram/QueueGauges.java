package kz.cvety.notifications.telegram;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import kz.cvety.kit.shop.ShopTransactions;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How many messages wait, since when, and how many need a person. */
@Component
final class QueueGauges {

    private static final String WAITING = """
            select count(*), coalesce(extract(epoch from ?::timestamptz - min(written_at)), 0)::bigint as oldest from message
            where state in ('PENDING', 'SENDING')
            """;

    private final ShopTransactions transactions;
    private final JdbcTemplate jdbc;
    private final InstantSource clock;
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong oldest = new AtomicLong();
    private final AtomicLong parked = new AtomicLong();

    QueueGauges(ShopTransactions transactions, JdbcTemplate jdbc, InstantSource clock, MeterRegistry meters) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
        Gauge.builder("cvety.notifications.waiting", waiting, AtomicLong::get).register(meters);
        Gauge.builder("cvety.notifications.oldest.waiting.seconds", oldest, AtomicLong::get)
                .register(meters);
        Gauge.builder("cvety.notifications.parked", parked, AtomicLong::get).register(meters);
    }

    @Scheduled(fixedDelayString = "PT15S")
    void measure() {
        transactions.acrossShops(() -> {
            jdbc.query(
                    WAITING,
                    row -> {
                        waiting.set(row.getLong("count"));
                        oldest.set(row.getLong("oldest"));
                    },
                    clock.instant().atOffset(ZoneOffset.UTC));
            var needAPerson = jdbc.queryForObject("select count(*) from message where state = 'PARKED'", Long.class);
            parked.set(needAPerson == null ? 0 : needAPerson);
            return parked.get();
        });
    }
}
