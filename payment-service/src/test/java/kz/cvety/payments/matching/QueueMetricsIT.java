package kz.cvety.payments.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.UUID;
import kz.cvety.payments.Till;
import kz.cvety.payments.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QueueMetricsIT {

    private static final double DAY = Duration.ofDays(1).toSeconds();

    private final Till till = new Till();

    @Test
    void tellsHowLongMoneyWaitsForAPerson() {
        var money = till.money("1.00");
        World.behindTheScenes()
                .sql("update payment set created_at = now() - interval '1000 days' where id = ?")
                .param(money)
                .update();

        World.bean(QueueMetrics.class).count();

        assertThat(gauge("size", Queue.PAID_NO_ORDER)).isPositive();
        assertThat(gauge("oldest", Queue.PAID_NO_ORDER)).isBetween(1000 * DAY, 1001 * DAY);
        till.refund(money, "1.00");
        World.bean(QueueMetrics.class).count();
        assertThat(gauge("oldest", Queue.PAID_NO_ORDER)).isLessThan(1000 * DAY);
    }

    @Test
    void tellsHowLongOrdersMissMoneyThatWasDue() {
        var due = UUID.randomUUID();
        till.hear(Till.heard(due, 1, "NEW", "9000.00", Till.now().minus(Duration.ofDays(80))));

        World.bean(QueueMetrics.class).count();

        assertThat(gauge("size", Queue.ORDER_NO_PAYMENT)).isPositive();
        assertThat(gauge("oldest", Queue.ORDER_NO_PAYMENT)).isBetween(80 * DAY, 81 * DAY);
        till.money("9000.00", due, Till.now());
        World.bean(QueueMetrics.class).count();
        assertThat(gauge("oldest", Queue.ORDER_NO_PAYMENT)).isLessThan(80 * DAY);
    }

    @ParameterizedTest
    @EnumSource(Queue.class)
    void tellsOfEveryQueueAlsoOfAnEmptyOne(Queue queue) {
        World.bean(QueueMetrics.class).count();

        assertThat(gauge("size", queue)).isNotNegative();
        assertThat(gauge("oldest", queue)).isNotNegative();
    }

    private static double gauge(String name, Queue queue) {
        return World.bean(MeterRegistry.class)
                .get("cvety.payments.queue." + name)
                .tag("queue", queue.path())
                .gauge()
                .value();
    }
}
