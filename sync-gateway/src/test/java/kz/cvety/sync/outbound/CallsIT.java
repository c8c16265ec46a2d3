package kz.cvety.sync.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import kz.cvety.simulators.bitrix.BitrixOptions;
import kz.cvety.simulators.bitrix.BitrixSimulator;
import kz.cvety.simulators.machinery.CallFault;
import kz.cvety.simulators.machinery.FaultKind;
import kz.cvety.sync.Connection;
import kz.cvety.sync.outbound.OrderEndpoint.Operation;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What one call carries, how long it may take, and where it may go. */
class CallsIT {

    private static final Gateway GATEWAY = Gateway.shared();
    private static final UUID ORDER = UUID.fromString("01980000-0000-7000-8000-000000000001");

    @Test
    void asksForAnOrderInTheWordsOfTheShop() {
        var connection = GATEWAY.connectUnswept(URI.create("http://127.0.0.1:9"), "paused = true");

        assertThat(OrderRequests.create(connection, Orders.snapshot(ORDER, 1, "NEW"), "N"))
                .isEqualTo(JsonMapper.shared().readTree("""
                        {"action":"order.create","xml_id":"01980000-0000-7000-8000-000000000001","lid":"s1",
                         "person_type_id":1,"user_id":null,"currency":"KZT","status":"N","price_delivery":"1500",
                         "user":{"NAME":"Айгүл","PHONE":"+77000000001"},
                         "properties":{"nameRecipient":"Ұлжан","phoneRecipient":"+77000000002",
                           "addressRecipient":"Алматы, Абай 1","postcardText":"Құттықтаймын!","data":"2026-03-08","when":"18",
                           "city":"2","shopId":"17008"},
                         "items":[{"PRODUCT_ID":"7","NAME":"51 раушан ❤","PRICE":"11000","QUANTITY":"1","CURRENCY":"KZT",
                           "CUSTOM_PRICE":"Y"}]}
                        """));
    }

    @Test
    void waitsForACreateAndForAnyOtherCallAsLongAsEachMayTake() {
        try (var bitrix = BitrixSimulator.start(new BitrixOptions())) {
            bitrix.faults().add(CallFault.always(FaultKind.HANG));
            var quickCreates = connect(bitrix, "create_timeout_ms = 200, call_timeout_ms = 60000");
            var quickCalls = connect(bitrix, "create_timeout_ms = 60000, call_timeout_ms = 200");

            assertThat(call(quickCreates, Operation.CREATE).took())
                    .isBetween(Duration.ofMillis(150), Duration.ofSeconds(5));
            assertThat(call(quickCalls, Operation.STATUS).took())
                    .isBetween(Duration.ofMillis(150), Duration.ofSeconds(5));
        }
    }

    @Test
    void sendsNothingToAnInnerAddress() {
        var connection = GATEWAY.connectUnswept(URI.create("https://10.0.0.7/bitrix"), "paused = true");

        var reply = call(connection, Operation.STATUS);

        assertThat(reply.answer())
                .isEqualTo(new Answer.Failed(
                        "address-not-allowed", Outcome.Effect.NONE, Outcome.WaitsFor.CONNECTION, null, true));
    }

    private static Connection connect(BitrixSimulator bitrix, String settings) {
        return GATEWAY.connectUnswept(bitrix.address(), settings + ", paused = true");
    }

    private static Reply call(Connection connection, Operation operation) {
        return GATEWAY.bean(OrderEndpoint.class)
                .call(connection, operation, OrderRequests.action(operation.action()), true);
    }
}
