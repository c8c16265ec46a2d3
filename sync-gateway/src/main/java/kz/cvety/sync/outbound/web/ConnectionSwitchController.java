package kz.cvety.sync.outbound.web;

import java.util.Map;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.security.Needs;
import kz.cvety.kit.security.Permission;
import kz.cvety.kit.shop.ShopTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Stops and starts telling a connection. What changes meanwhile waits in its lanes. */
@RestController
@RequestMapping("/v1/connections/{id}")
@Needs(Permission.DELIVERIES_WRITE)
class ConnectionSwitchController {

    private final JdbcClient jdbc;
    private final ShopTransactions transactions;
    private final Reach reach;

    ConnectionSwitchController(JdbcClient jdbc, ShopTransactions transactions, Reach reach) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.reach = reach;
    }

    /** Every instance stops within seconds; calls under way end as they would. */
    @PostMapping("/pause")
    Map<String, Object> pause(Caller caller, @PathVariable String id) {
        return paused(caller, id, true);
    }

    @PostMapping("/resume")
    Map<String, Object> resume(Caller caller, @PathVariable String id) {
        return paused(caller, id, false);
    }

    private Map<String, Object> paused(Caller caller, String id, boolean paused) {
        var connection = reach.connection(caller, id);
        transactions.run(
                connection.shop(),
                () -> jdbc.sql("""
                        update connection set paused = :paused, updated_at = now() where shop_id = :shop and id = :id
                        """)
                        .param("paused", paused)
                        .param("shop", connection.shop().value())
                        .param("id", id)
                        .update());
        return Map.of("id", id, "paused", paused);
    }
}
