package kz.cvety.sync.outbound;

import kz.cvety.sync.Connection;

/** A connection of a shop. */
public record ConnectionKey(String shop, String connection) {

    public static ConnectionKey of(Connection connection) {
        return new ConnectionKey(connection.shop().value(), connection.id());
    }
}
