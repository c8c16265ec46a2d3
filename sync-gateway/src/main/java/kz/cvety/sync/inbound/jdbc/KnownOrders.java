package kz.cvety.sync.inbound.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
import kz.cvety.sync.inbound.Known;
import kz.cvety.sync.inbound.Known.DeliveryKey;
import kz.cvety.sync.inbound.OrderKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads what is known about the orders of a batch. */
final class KnownOrders {

    private static final String LINKS = """
            select 'link' as what, l.shop_id, l.connection, l.external_id, l.entity_id, null as answer
            from unnest(?::text[], ?::text[], ?::text[]) as k (shop_id, connection, external_id)
            join link l on l.shop_id = k.shop_id and l.connection = k.connection and l.entity_type = 'order'
                and l.external_id = k.external_id
            union all
            select 'link', l.shop_id, l.connection, l.external_id, l.entity_id, null
            from unnest(?::text[], ?::text[], ?::uuid[]) as k (shop_id, connection, entity_id)
            join link l on l.shop_id = k.shop_id and l.connection = k.connection and l.entity_type = 'order'
                and l.entity_id = k.entity_id
            union all
            select 'answer', r.shop_id, r.connection, r.delivery_id, null, r.answer::text
            from unnest(?::text[], ?::text[], ?::text[]) as k (shop_id, connection, delivery_id)
            join receipt r on r.shop_id = k.shop_id and r.connection = k.connection and r.delivery_id = k.delivery_id
            """;

    private static final String BELIEFS = """
            select b.shop_id, b.connection, b.order_id, b.our_status, b.their_version, b.their_status, b.their_status_version,
                   b.theirs::text as theirs, b.revision, b.last_by_us, b.updated_at,
                   case when b.theirs is null then b.ours::text end as ours,
                   (select json_agg(json_build_object('deliveryId', w.delivery_id, 'valueHash', encode(w.value_hash, 'hex'),
                                                      'writtenAt', w.written_at) order by w.written_at)::text
                    from write_ledger w
                    where w.shop_id = b.shop_id and w.connection = b.connection and w.entity_id = b.order_id
                      and w.field = 'status' and w.consumed_at is null) as written
            from unnest(?::text[], ?::text[], ?::uuid[]) as k (shop_id, connection, order_id)
            join order_belief b on b.shop_id = k.shop_id and b.connection = k.connection and b.order_id = k.order_id
            order by b.shop_id, b.connection, b.order_id
            for update of b
            """;

    private static final TypeReference<List<Belief.OwnWrite>> OWN_WRITES = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    KnownOrders(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Known of(List<Arrival> arrivals) {
        var keys = new HashSet<OrderKey>();
        var candidates = new TreeSet<BeliefKey>();
        var told = new TreeSet<BeliefKey>();
        var deliveries = new HashSet<DeliveryKey>();
        for (var arrival : arrivals) {
            var shop = arrival.connection().shop();
            var connection = arrival.connection().id();
            if (arrival.content() instanceof Content.Telling telling) {
                var key = new OrderKey(shop, connection, telling.told().externalId());
                keys.add(key);
                candidates.add(new BeliefKey(shop, connection, key.bornId()));
                var ourId = telling.told().ourId();
                if (ourId != null) {
                    told.add(new BeliefKey(shop, connection, ourId));
                }
            }
            if (arrival.deliveryId() != null && arrival.replay() == null) {
                deliveries.add(new DeliveryKey(shop, connection, arrival.deliveryId()));
            }
        }
        candidates.addAll(told);
        var links = new HashMap<OrderKey, UUID>();
        var linkedAs = new HashMap<BeliefKey, String>();
        var answers = new HashMap<DeliveryKey, Answer>();
        if (!keys.isEmpty() || !deliveries.isEmpty()) {
            links(keys, told, deliveries, links, linkedAs, answers);
        }
        links.forEach((key, id) -> candidates.add(new BeliefKey(key.shop(), key.connection(), id)));
        return new Known(links, linkedAs, candidates.isEmpty() ? Map.of() : beliefs(candidates), answers);
    }

    private void links(
            Set<OrderKey> keys,
            Set<BeliefKey> told,
            Set<DeliveryKey> deliveries,
            Map<OrderKey, UUID> links,
            Map<BeliefKey, String> linkedAs,
            Map<DeliveryKey, Answer> answers) {
        jdbc.query(
                LINKS,
                statement -> new Columns<>(statement, 1, keys)
                        .text(key -> key.shop().value())
                        .text(OrderKey::connection)
                        .text(OrderKey::externalId)
                        .then(told)
                        .text(key -> key.shop().value())
                        .text(BeliefKey::connection)
                        .uuid(BeliefKey::orderId)
                        .then(deliveries)
                        .text(key -> key.shop().value())
                        .text(DeliveryKey::connection)
                        .text(DeliveryKey::deliveryId),
                row -> {
                    var shop = new ShopId(row.getString("shop_id"));
                    var connection = row.getString("connection");
                    var externalId = row.getString("external_id");
                    if (row.getString("what").equals("answer")) {
                        answers.put(
                                new DeliveryKey(shop, connection, externalId),
                                json.readValue(row.getString("answer"), Answer.class));
                    } else {
                        var id = row.getObject("entity_id", UUID.class);
                        links.put(new OrderKey(shop, connection, externalId), id);
                        linkedAs.put(new BeliefKey(shop, connection, id), externalId);
                    }
                });
    }

    private Map<BeliefKey, Belief> beliefs(Set<BeliefKey> candidates) {
        var beliefs = new HashMap<BeliefKey, Belief>();
        jdbc.query(
                BELIEFS,
                statement -> new Columns<>(statement, 1, candidates)
                        .text(key -> key.shop().value())
                        .text(BeliefKey::connection)
                        .uuid(BeliefKey::orderId),
                row -> {
                    var belief = belief(row);
                    beliefs.put(belief.key(), belief);
                });
        return beliefs;
    }

    private Belief belief(ResultSet row) throws SQLException {
        var theirs = row.getString("theirs");
        var ours = row.getString("ours");
        var written = row.getString("written");
        return new Belief(
                new BeliefKey(
                        new ShopId(row.getString("shop_id")),
                        row.getString("connection"),
                        row.getObject("order_id", UUID.class)),
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
