package kz.cvety.sync.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import kz.cvety.sync.Gateway;
import kz.cvety.sync.Hooks;
import org.junit.jupiter.api.Test;

/** Two instances on one database hear the same hooks at the same time, in any order. */
class TwoGatewaysIT {

    private static final List<String> CODES = List.of("N", "PD", "AP", "CO", "DE", "F");
    private static final List<String> STATUSES =
            List.of("NEW", "PAID", "ACCEPTED", "ASSEMBLED", "IN_DELIVERY", "DELIVERED");
    private static final int ORDERS = 30;

    @Test
    void makeOneOrderOfEachAndOneFactOfEachSave() throws Exception {
        try (var first = Gateway.start(Map.of("cvety.outbound.enabled", "false"));
                var second = another(first);
                var clients = Executors.newFixedThreadPool(16)) {
            var ids = new ArrayList<String>();
            var hooks = new ArrayList<Callable<HttpResponse<String>>>();
            for (var i = 0; i < ORDERS; i++) {
                var id = Hooks.newId();
                ids.add(id);
                for (var version = 1; version <= CODES.size(); version++) {
                    var hook = Hooks.order(id, CODES.get(version - 1), version).toString();
                    hooks.add(() -> first.order(hook));
                    hooks.add(() -> second.order(hook));
                }
            }
            Collections.shuffle(hooks, new Random(7));

            for (var answer : clients.invokeAll(hooks)) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
                assertThat(answer.get().body()).contains("\"status\":\"success\"");
            }

            for (var id : ids) {
                assertThat(first.jdbc()
                                .sql("select count(*) from link where external_id = ?")
                                .param(id)
                                .query(Long.class)
                                .single())
                        .isEqualTo(1);
                var told = first.jdbc().sql("""
                        select convert_from(payload, 'UTF8')::json #>> '{order,status}' from kit.outbox
                        where convert_from(payload, 'UTF8')::json ->> 'externalId' = ? order by position
                        """).param(id).query(String.class).list();
                assertThat(told)
                        .doesNotHaveDuplicates()
                        .endsWith("DELIVERED")
                        .isSortedAccordingTo((a, b) -> STATUSES.indexOf(a) - STATUSES.indexOf(b));
            }
            assertThat(first.jdbc()
                            .sql("select deadlocks from pg_stat_database where datname = current_database()")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    private static Gateway another(Gateway first) {
        var properties = new HashMap<>(first.properties());
        properties.put("cvety.outbox.relay.enabled", "false");
        return Gateway.on(properties);
    }
}
