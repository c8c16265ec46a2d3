package kz.cvety.sync.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kz.cvety.kit.testing.TestInfrastructure;
import kz.cvety.sync.Gateway;
import kz.cvety.sync.Hooks;
import org.junit.jupiter.api.Test;

/** A gateway that is stopped while requests wait for the writer. */
class GracefulStopIT {

    private static final int WAITING = 40;

    @Test
    void writesWhatItTookAndTakesNothingMore() throws Exception {
        var gateway = Gateway.start(Map.of("cvety.outbound.enabled", "false", "cvety.sync.inbound.batch", "4"));
        var queue = gateway.bean(AcceptQueue.class);
        var queued =
                gateway.bean(MeterRegistry.class).get("cvety.inbound.queued").gauge();
        var database = gateway.properties().get("spring.datasource.url").replaceFirst(".*/([^/?]+).*", "$1");
        var sent = new ArrayList<Future<Map.Entry<String, Integer>>>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> stopping;
            try (var admin = DriverManager.getConnection(TestInfrastructure.adminUrl(database))) {
                admin.setAutoCommit(false);
                admin.createStatement().execute("lock table receipt in access exclusive mode");
                for (var i = 0; i < WAITING; i++) {
                    sent.add(clients.submit(() -> {
                        var id = Hooks.newId();
                        return Map.entry(
                                id,
                                gateway.order(Hooks.order(id, "N").toString()).statusCode());
                    }));
                }
                // the writer holds up to one batch
                await().until(() -> queued.value() >= WAITING - 4);

                stopping = clients.submit(gateway::close);
                await().until(() -> !queue.isRunning());
                var late = gateway.order(Hooks.order(Hooks.newId(), "N").toString());
                assertThat(late.statusCode()).isEqualTo(503);
                assertThat(late.headers().firstValue("Retry-After")).contains("1");
                admin.rollback();
            }
            stopping.get();

            for (var one : sent) {
                var answer = one.get();
                assertThat(answer.getValue()).isIn(200, 503);
                assertThat(gateway.jdbc()
                                .sql("select count(*) from receipt where answer ->> 'externalId' = ?")
                                .param(answer.getKey())
                                .query(Integer.class)
                                .single())
                        .isEqualTo(answer.getValue() == 200 ? 1 : 0);
            }
            assertThat(sent).anySatisfy(one -> assertThat(one.get().getValue()).isEqualTo(200));
        }
    }
}
