package kz.cvety.sync.inbound.jdbc;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import kz.cvety.events.orders.OrderSnapshot;
import kz.cvety.events.orders.OrderStatus;
import kz.cvety.events.sync.ReportedOrder;
import kz.cvety.kit.ShopId;
import kz.cvety.sync.inbound.Answer;
import kz.cvety.sync.inbound.Arrival;
import kz.cvety.sync.inbound.Belief;
import kz.cvety.sync.inbound.BeliefKey;
import kz.cvety.sync.inbound.Content;
import kz.cvety.sync.inbound.EntityKey;
import kz.cvety.sync.inbound.Known;
import kz.cvety.sync.inbound.Known.DeliveryKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads what is known about the orders of a batch, one statement for each connection in it. */
final class KnownOrders {

    /** A link is made together with its belief, so the beliefs of the linked and of the unlinked are all there is. */
    private static final String BELIEFS = """
            select b.order_id, l.external_id, b.our_status, b.their_version, b.their_status, b.their_status_version, b.theirs,
                   b.revision, b.last_by_us, b.updated_at, case when b.theirs is null then b.ours::text end as ours,
                   (select json_agg(json_build_object('deliveryId', w.delivery_id, 'valueHash', encode(w.value_hash, 'hex'),
                                                      'writtenAt', w.written_at) order by w.written_at)::text
                    from write_ledger w
                    where w.shop_id = b.shop_id and w.connection = b.connection and w.entity_id = b.order_id
                      and w.field = 'status' and w.consumed_at is null) as written
            from order_belief b
            left join link l on l.shop_id = b.shop_id and l.connection = b.connection and l.entity_type = 'order'
                and l.entity_id = b.order_id
            where b.shop_id = ? and b.connection = ?
              and b.order_id = any(?::uuid[] || array(select k.entity_id from link k
                                                      where k.shop_id = ? and k.connection = ? and k.entity_type = 'order'
                                                        and k.external_id = any(?::text[])))
            order by b.order_id
            for update of b
            """;

    private static final String ANSWERS = """
            select delivery_id, answer::text from receipt where shop_id = ? and connection = ? and delivery_id = any(?::text[])
            """;

    private static final TypeReference<List<Belief.OwnWrite>> OWN_WRITES = new TypeReference<>() {};

    private record Source(ShopId shop, String connection) implements Comparable<Source> {

        @Override
        public int compareTo(Source other) {
            var byShop = shop.value().compareTo(other.shop.value());
            return byShop != 0 ? byShop : connection.compareTo(other.connection);
        }
    }

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final KnownProducts products;

    KnownOrders(JdbcTemplate jdbc, JsonMapper json, KnownProducts products) {
        this.products = products;
        this.jdbc = jdbc;
        this.json = json;
    }

    Known of(List<Arrival> arrivals) {
        var known = new Known(
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new Known.Products(new HashMap<>(), new HashMap<>(), new HashMap<>()));
        arrivals.stream()
                .collect(groupingBy(
                        arrival -> new Source(
                                arrival.connection().shop(),
                                arrival.connection().id()),
                        TreeMap::new,
                        toList()))
                .forEach((source, theirs) -> {
                    beliefs(source, theirs, known);
                    answers(source, theirs, known.answers());
                });
        // orders first, everywhere: two batches must not wait for each other
        products.addTo(known.products(), arrivals);
        return known;
    }

    private void beliefs(Source source, List<Arrival> arrivals, Known known) {
        var externalIds = new HashSet<String>();
        var orderIds = new HashSet<UUID>();
        for (var arrival : arrivals) {
            if (arrival.content() instanceof Content.Telling telling) {
                var key = EntityKey.ofOrder(
                        source.shop(), source.connection(), telling.told().externalId());
                externalIds.add(key.externalId());
                orderIds.add(key.bornId());
                if (telling.told().ourId() != null) {
                    orderIds.add(telling.told().ourId());
                }
            }
        }
        if (externalIds.isEmpty()) {
            return;
        }
        jdbc.query(
                BELIEFS,
                statement -> {
                    var connection = statement.getConnection();
                    statement.setString(1, source.shop().value());
                    statement.setString(2, source.connection());
                    statement.setArray(3, connection.createArrayOf("uuid", orderIds.toArray()));
                    statement.setString(4, source.shop().value());
                    statement.setString(5, source.connection());
                    statement.setArray(6, connection.createArrayOf("text", externalIds.toArray()));
                },
                row -> {
                    var belief = belief(source, row);
                    known.beliefs().put(belief.key(), belief);
                    var externalId = row.getString("external_id");
                    if (externalId != null) {
                        var id = belief.key().orderId();
                        known.links().put(EntityKey.ofOrder(source.shop(), source.connection(), externalId), id);
                        known.linkedAs().put(belief.key(), externalId);
                    }
                });
    }

    private void answers(Source source, List<Arrival> arrivals, Map<DeliveryKey, Answer> answers) {
        var deliveries = arrivals.stream()
                .filter(arrival -> arrival.replay() == null)
                .map(Arrival::deliveryId)
                .filter(Objects::nonNull)
                .distinct()
                .toArray();
        if (deliveries.length == 0) {
            return;
        }
        jdbc.query(
                ANSWERS,
                statement -> {
                    statement.setString(1, source.shop().value());
                    statement.setString(2, source.connection());
                    statement.setArray(3, statement.getConnection().createArrayOf("text", deliveries));
                },
                row -> {
                    answers.put(
                            new DeliveryKey(source.shop(), source.connection(), row.getString(1)),
                            json.readValue(row.getString(2), Answer.class));
                });
    }

    private Belief belief(Source source, ResultSet row) throws SQLException {
        var theirs = row.getString("theirs");
        var ours = row.getString("ours");
        var written = row.getString("written");
        return new Belief(
                new BeliefKey(source.shop(), source.connection(), row.getObject("order_id", UUID.class)),
                true,
                status(row.getString("our_status")),
                ours == null ? null : asTheyWouldSay(json.readValue(ours, OrderSnapshot.class)),
                row.getObject("their_version", Long.class),
                status(row.getString("their_status")),
                row.getObject("their_status_version", Long.class),
                theirs == null ? null : json.readValue(theirs, ReportedOrder.class),
                row.getLong("revision"),
                row.getBoolean("last_by_us"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                written == null ? List.of() : json.readValue(written, OWN_WRITES));
    }

    private static ReportedOrder asTheyWouldSay(OrderSnapshot ours) {
        return new ReportedOrder(
                null,
                null,
                ours.currency(),
                ours.goodsTotal(),
                ours.deliveryFee(),
                ours.buyer(),
                null,
                ours.recipient(),
                ours.delivery(),
                ours.items(),
                ours.cardText(),
                ours.instructions());
    }

    private static @Nullable OrderStatus status(@Nullable String name) {
        return name == null ? null : OrderStatus.named(name).orElse(null);
    }
}
