package kz.cvety.sync;

import java.util.List;
import java.util.Optional;
import kz.cvety.kit.ShopId;

/**
 * All connections, from memory; a change made anywhere is seen here within two seconds. Secrets are compared as digests,
 * with every candidate and in constant time.
 */
public interface Connections {

    Optional<Connection> find(ShopId shop, String id);

    /** Ids are unique over all shops. */
    Optional<Connection> named(String id);

    List<Connection> ofShop(ShopId shop);

    List<Connection> all();

    /** The connection whose inbound secret this is: the current one, or the one before while it is still accepted. */
    Optional<Connection> presenting(String secret);

    /** The named connection, if this is the token its Bitrix24 events carry. */
    Optional<Connection> presentingApplicationToken(String id, String token);
}
