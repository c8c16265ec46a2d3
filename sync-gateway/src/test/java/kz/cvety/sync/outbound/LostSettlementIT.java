package kz.cvety.sync.outbound;

import static kz.cvety.sync.outbound.Orders.moved;
import static kz.cvety.sync.outbound.Orders.placed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import kz.cvety.simulators.bitrix.BitrixSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The write is made over there and the line after it fails: as if the process, or its database, had died right there. */
class LostSettlementIT {

    private static final Gateway GATEWAY = Gateway.shared();

    @AutoClose
    private final Bridge bridge = Bridge.unsweptOf(GATEWAY);

    private final BitrixSimulator bitrix = bridge.bitrix;
    private final UUID order = bridge.order;

    @AfterEach
    void loseNothingMore() {
        GATEWAY.database.execute("drop trigger if exists lost on delivery");
        GATEWAY.database.execute("drop function if exists lose()");
        GATEWAY.database.execute("drop sequence if exists losses");
    }

    @ParameterizedTest
    @ValueSource(strings = {"raise exception 'lost'", "perform pg_terminate_backend(pg_backend_pid())"})
    void looksForTheOrderInsteadOfMakingASecondOne(String fault) {
        loseTheNextSettlement(fault);

        bridge.announce(placed(order));
        GATEWAY.awaitIdle(order);

        assertThat(bitrix.shop().findByXmlId(order.toString())).hasSize(1);
        assertThat(bridge.actions()).containsExactly("order.create", "order.find");
        assertThat(GATEWAY.attempts(order)).containsExactly(":", "delivered:found-there");
        assertThat(GATEWAY.delivered(order)).containsExactly(1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"raise exception 'lost'", "perform pg_terminate_backend(pg_backend_pid())"})
    void looksForTheStatusInsteadOfTellingItTwice(String fault) {
        bridge.announce(placed(order));
        GATEWAY.awaitIdle(order);
        loseTheNextSettlement(fault);

        bridge.announce(moved(order, 2, "PAID"), moved(order, 3, "ACCEPTED"));
        GATEWAY.awaitIdle(order);

        assertThat(bridge.actions()).containsExactly("order.create", "order.status", "order.get", "order.status");
        assertThat(bitrix.shop().findByXmlId(order.toString()))
                .singleElement()
                .satisfies(there -> assertThat(there.version()).isEqualTo(3));
        assertThat(GATEWAY.delivered(order)).containsExactly(1L, 3L);
    }

    /** A sequence counts although the transaction is rolled back, so it happens once. */
    private void loseTheNextSettlement(String fault) {
        GATEWAY.database.execute("create sequence losses");
        GATEWAY.database.execute("""
                create function lose() returns trigger language plpgsql security definer as $$
                begin
                    if nextval('losses') = 1 then
                        %s;
                    end if;
                    return new;
                end $$
                """.formatted(fault));
        GATEWAY.database.execute("""
                create trigger lost before update on delivery for each row
                when (new.state = 'DELIVERED' and new.entity_id = '%s') execute function lose()
                """.formatted(order));
    }
}
