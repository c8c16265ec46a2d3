package kz.cvety.payments.jdbc;

import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.payments.Provider;
import kz.cvety.payments.work.WorkMetrics;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counts now and then what waits for providers. */
@Component
class WaitingErrands {

    private static final String COUNT = """
        select provider, kind, count(*), extract(epoch from clock_timestamp() - min(created_at))
        from errand group by provider, kind
        """;

    private final JdbcClient jdbc;
    private final ShopTransactions transactions;
    private final WorkMetrics metrics;

    WaitingErrands(JdbcClient jdbc, ShopTransactions transactions, WorkMetrics metrics) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.metrics = metrics;
    }

    @Scheduled(fixedDelayString = "${cvety.payments.work.metrics-every:15s}")
    void count() {
        metrics.show(transactions.acrossShops(() -> jdbc.sql(COUNT)
                .query((row, i) -> new WorkMetrics.Waiting(
                        Provider.valueOf(row.getString(1)), row.getString(2), row.getLong(3), row.getDouble(4)))
                .list()));
    }
}
