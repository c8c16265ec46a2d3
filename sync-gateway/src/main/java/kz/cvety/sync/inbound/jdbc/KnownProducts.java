package kz.cvety.sync.inbound.jdbc;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import kz.cvety.sync.Connection;
import kz.cvety.sync.inbound.Arrival;
import kz.cvety.sync.inbound.Content;
import kz.cvety.sync.inbound.EntityKey;
import kz.cvety.sync.inbound.Known;
import kz.cvety.sync.products.ProductBelief;
import kz.cvety.sync.products.ProductBeliefs;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads what is known about the products of a batch, with two statements for each connection in it. */
final class KnownProducts {

    private static final String LINKS = """
            select entity_id, external_id from link
            where shop_id = ? and connection = ? and entity_type = 'product' and entity_id = any(?::uuid[])
            """;

    private final JdbcTemplate jdbc;
    private final ProductBeliefs beliefs;

    KnownProducts(JdbcTemplate jdbc, ProductBeliefs beliefs) {
        this.jdbc = jdbc;
        this.beliefs = beliefs;
    }

    void addTo(Known.Products known, List<Arrival> arrivals) {
        arrivals.stream()
                .filter(arrival -> arrival.content() instanceof Content.TellingProduct)
                .collect(groupingBy(
                        arrival -> arrival.connection().shop() + "/"
                                + arrival.connection().id(),
                        TreeMap::new,
                        toList()))
                .values()
                .forEach(ofOne -> ofConnection(ofOne.getFirst().connection(), ofOne, known));
    }

    private void ofConnection(Connection connection, List<Arrival> arrivals, Known.Products known) {
        var externalIds = new HashSet<String>();
        var ids = new HashSet<UUID>();
        for (var arrival : arrivals) {
            if (arrival.content() instanceof Content.TellingProduct telling) {
                var key = EntityKey.ofProduct(connection.shop(), connection.id(), telling.externalId());
                externalIds.add(key.externalId());
                ids.add(key.bornId());
                if (telling.told().ourId() != null) {
                    ids.add(telling.told().ourId());
                }
            }
        }
        var found = beliefs.lock(connection.shop(), connection.id(), ids, externalIds);
        if (found.isEmpty()) {
            return;
        }
        found.forEach(belief -> known.beliefs().put(belief.key(), belief));
        var believed = found.stream().map(belief -> belief.key().productId()).toArray();
        jdbc.query(
                LINKS,
                statement -> {
                    statement.setString(1, connection.shop().value());
                    statement.setString(2, connection.id());
                    statement.setArray(3, statement.getConnection().createArrayOf("uuid", believed));
                },
                row -> {
                    var id = row.getObject(1, UUID.class);
                    var externalId = row.getString(2);
                    known.links().put(EntityKey.ofProduct(connection.shop(), connection.id(), externalId), id);
                    known.linkedAs().put(new ProductBelief.Key(connection.shop(), connection.id(), id), externalId);
                });
    }
}
