package kz.cvety.sync.outbound.web;

import java.util.function.Supplier;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.sync.Connection;
import kz.cvety.sync.Connections;
import kz.cvety.sync.NoSuchConnection;
import org.springframework.stereotype.Component;

/** What a caller can see: a person of a shop only that shop, an operator every one. */
@Component
class Reach {

    private final Connections connections;
    private final ShopTransactions transactions;

    Reach(Connections connections, ShopTransactions transactions) {
        this.connections = connections;
        this.transactions = transactions;
    }

    /** Row-level security makes the difference: the same query shows each caller their own. */
    <T> T read(Caller caller, Supplier<T> query) {
        return caller.isOperator() ? transactions.acrossShops(query) : transactions.call(caller.shop(), query);
    }

    Connection connection(Caller caller, String id) {
        var found = caller.isOperator() ? connections.named(id) : connections.find(caller.shop(), id);
        return found.orElseThrow(() -> new NoSuchConnection(id));
    }
}
