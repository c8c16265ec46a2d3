package kz.cvety.sync.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import kz.cvety.kit.testing.TestInfrastructure;
import kz.cvety.sync.Gateway;
import kz.cvety.sync.Hooks;
import org.junit.jupiter.api.Test;

/** What senders are told when nothing can be written, and when one connection sends too much. */
class AcceptQueueIT {

    @Test
    void answers503WhenTheQueueIsFullAndLosesNothingItAccepted() throws Exception {
        try (var gateway = Gateway.start(Map.of("cvety.sync.inbound.queue", "4", "cvety.outbound.enabled", "false"));
                var clients = Executors.newFixedThreadPool(32)) {
            var database = gateway.properties().get("spring.datasource.url").replaceFirst(".*/([^/?]+).*", "$1");
            var sent = new ArrayList<java.util.concurrent.Future<Map.Entry<String, Integer>>>();
            try (var admin = DriverManager.getConnection(TestInfrastructure.adminUrl(database))) {
                admin.setAutoCommit(false);
                admin.createStatement().execute("lock table receipt in access exclusive mode");
                for (var i = 0; i < 32; i++) {
                    sent.add(clients.submit(() -> {
                        var id = Hooks.newId();
                        var answer = gateway.order(Hooks.order(id, "N").toString());
                        if (answer.statusCode() == 503) {
                            assertThat(answer.headers().firstValue("Retry-After"))
                                    .contains("1");
                        }
                        return Map.entry(id, answer.statusCode());
                    }));
                }
                org.awaitility.Awaitility.await()
                        .until(() -> sent.stream()
                                        .filter(java.util.concurrent.Future::isDone)
                                        .count()
                                >= 10);
                admin.rollback();
            }
            var accepted = 0;
            for (var one : sent) {
                var status = one.get().getValue();
                assertThat(status).isIn(200, 503);
                if (status == 200) {
                    accepted++;
                }
            }
            assertThat(gateway.jdbc()
                            .sql("select count(*) from receipt")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(accepted);
        }
    }

    @Test
    void limitsOneConnectionAndNotTheOther() {
        try (var gateway = Gateway.start(Map.of(
                "cvety.sync.inbound.rate-per-second", "1",
                "cvety.sync.inbound.rate-burst", "2",
                "cvety.sync.inbound.failures-per-minute", "3",
                "cvety.outbound.enabled", "false"))) {
            var hook = Hooks.order(Hooks.newId(), "N").toString();
            var statuses = new ArrayList<Integer>();
            for (var i = 0; i < 6; i++) {
                statuses.add(gateway.order(hook).statusCode());
            }

            assertThat(statuses).contains(200, 429);
            assertThat(gateway.order(hook, Gateway.OTHER_SECRET).statusCode()).isEqualTo(200);
            for (var i = 0; i < 3; i++) {
                assertThat(gateway.order(hook, "guess-" + i).statusCode()).isEqualTo(401);
            }
            assertThat(gateway.order(hook, "guess").statusCode()).isEqualTo(429);
        }
    }
}
