package kz.cvety.sync.outbound;

import java.util.List;
import java.util.UUID;
import kz.cvety.simulators.bitrix.BitrixOptions;
import kz.cvety.simulators.bitrix.BitrixSimulator;
import kz.cvety.simulators.bitrix.ReceivedCall;
import kz.cvety.sync.Connection;

/** One order, and a Bitrix of its own that makes a second order of every create: only a look prevents it. */
final class Bridge implements AutoCloseable {

    final BitrixSimulator bitrix = BitrixSimulator.start(new BitrixOptions().legacyCreate(true));
    final UUID order = UUID.randomUUID();
    final Connection connection;
    private final Gateway gateway;

    private Bridge(Gateway gateway, boolean swept) {
        this.gateway = gateway;
        connection = swept ? gateway.connect(bitrix.address(), "") : gateway.connectUnswept(bitrix.address(), "");
    }

    static Bridge of(Gateway gateway) {
        return new Bridge(gateway, true);
    }

    static Bridge unsweptOf(Gateway gateway) {
        return new Bridge(gateway, false);
    }

    /** As if the order service had announced these. */
    void announce(OrderChange... changes) {
        gateway.announce(connection.shop(), changes);
    }

    /** What Bitrix was asked for, without the sweeps. */
    List<String> actions() {
        return bitrix.calls().stream()
                .map(ReceivedCall::action)
                .filter(action -> !action.equals("order.changed") && !action.equals("changed_products"))
                .toList();
    }

    @Override
    public void close() {
        bitrix.close();
    }
}
