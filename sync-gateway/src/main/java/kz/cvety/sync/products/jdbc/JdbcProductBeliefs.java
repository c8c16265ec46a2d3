package kz.cvety.sync.products.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import kz.cvety.events.catalog.ProductSnapshot;
import kz.cvety.kit.ShopId;
import kz.cvety.sync.ProductField;
import kz.cvety.sync.products.ProductBelief;
import kz.cvety.sync.products.ProductBeliefs;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
class JdbcProductBeliefs implements ProductBeliefs {

    private static final String SELECT = """
            select b.*, (select json_agg(json_build_object('field', w.field, 'deliveryId', w.delivery_id,
                                                           'valueHash', encode(w.value_hash, 'hex'), 'writtenAt', w.written_at)
                                         order by w.written_at)::text
                         from write_ledger w
                         where w.shop_id = b.shop_id and w.connection = b.connection and w.entity_id = b.product_id
                           and w.consumed_at is null) as written
            from product_belief b
            """;
    private static final String OPEN = """
            insert into product_belief (shop_id, connection, product_id)
            select ?, c.id, p.id from unnest(?::text[]) as c (id) cross join unnest(?::uuid[]) as p (id)
            order by c.id, p.id
            on conflict do nothing
            """;
    private static final String OPENED = SELECT + """
            where b.shop_id = ? and b.connection = any(?::text[]) and b.product_id = any(?::uuid[])
            order by b.connection, b.product_id
            for update of b
            """;
    private static final String LOCK = SELECT + """
            where b.shop_id = ? and b.connection = ?
              and b.product_id = any(?::uuid[] || array(select k.entity_id from link k
                                                        where k.shop_id = ? and k.connection = ? and k.entity_type = 'product'
                                                          and k.external_id = any(?::text[])))
            order by b.product_id
            for update of b
            """;
    private static final String FIND = SELECT + """
            join unnest(?::text[], ?::text[], ?::uuid[]) as w (shop_id, connection, product_id)
                using (shop_id, connection, product_id)
            """;
    private static final String ROWS = """
            unnest(?::text[], ?::text[], ?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::boolean[], ?::bigint[],
                   ?::bigint[])
                as n (shop_id, connection, product_id, our_version, ours, untold, theirs, removed, removed_version, revision)
            """;
    private static final String ADD = """
            insert into product_belief (shop_id, connection, product_id, our_version, ours, untold, theirs, removed,
                                        removed_version, revision, updated_at)
            select shop_id, connection, product_id, our_version, ours::json, untold::json, theirs::json, removed,
                   removed_version, revision, clock_timestamp()
            from\s""" + ROWS + "order by shop_id, connection, product_id";
    private static final String CHANGE = """
            update product_belief as b
            set our_version = n.our_version, ours = n.ours::json, untold = n.untold::json, theirs = n.theirs::json,
                removed = n.removed, removed_version = n.removed_version, revision = n.revision, updated_at = clock_timestamp()
            from\s""" + ROWS + """
            where b.shop_id = n.shop_id and b.connection = n.connection and b.product_id = n.product_id
            """;

    private static final TypeReference<Map<String, ProductBelief.Untold>> UNTOLD = new TypeReference<>() {};
    private static final TypeReference<Map<String, ProductBelief.Heard>> THEIRS = new TypeReference<>() {};
    private static final TypeReference<List<Write>> WRITTEN = new TypeReference<>() {};

    private record Write(String field, UUID deliveryId, String valueHash, OffsetDateTime writtenAt) {}

    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    JdbcProductBeliefs(JdbcTemplate jdbc, @Qualifier("events") JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public List<ProductBelief> open(ShopId shop, Collection<String> connections, Collection<UUID> products) {
        PreparedStatementSetter keys = statement -> {
            statement.setString(1, shop.value());
            array(statement, 2, "text", connections);
            array(statement, 3, "uuid", products);
        };
        jdbc.update(OPEN, keys);
        return jdbc.query(OPENED, keys, (row, i) -> belief(row));
    }

    @Override
    public List<ProductBelief> lock(
            ShopId shop, String connection, Collection<UUID> products, Collection<String> externalIds) {
        return jdbc.query(
                LOCK,
                statement -> {
                    statement.setString(1, shop.value());
                    statement.setString(2, connection);
                    array(statement, 3, "uuid", products);
                    statement.setString(4, shop.value());
                    statement.setString(5, connection);
                    array(statement, 6, "text", externalIds);
                },
                (row, i) -> belief(row));
    }

    @Override
    public List<ProductBelief> find(Collection<ProductBelief.Key> keys) {
        return jdbc.query(
                FIND,
                statement -> {
                    array(statement, 1, "text", keys, key -> key.shop().value());
                    array(statement, 2, "text", keys, ProductBelief.Key::connection);
                    array(statement, 3, "uuid", keys, ProductBelief.Key::productId);
                },
                (row, i) -> belief(row));
    }

    @Override
    public void save(Collection<ProductBelief> beliefs) {
        write(ADD, beliefs.stream().filter(belief -> !belief.stored()).toList());
        write(CHANGE, beliefs.stream().filter(ProductBelief::stored).toList());
    }

    private void write(String sql, List<ProductBelief> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.update(sql, statement -> {
            array(statement, 1, "text", rows, row -> row.key().shop().value());
            array(statement, 2, "text", rows, row -> row.key().connection());
            array(statement, 3, "uuid", rows, row -> row.key().productId());
            array(statement, 4, "bigint", rows, ProductBelief::ourVersion);
            array(statement, 5, "text", rows, row -> row.ours() == null ? null : json.writeValueAsString(row.ours()));
            array(statement, 6, "text", rows, row -> json.writeValueAsString(labelled(row.untold())));
            array(statement, 7, "text", rows, row -> json.writeValueAsString(labelled(row.theirs())));
            array(statement, 8, "boolean", rows, ProductBelief::removed);
            array(statement, 9, "bigint", rows, ProductBelief::removedVersion);
            array(statement, 10, "bigint", rows, ProductBelief::revision);
        });
    }

    private ProductBelief belief(ResultSet row) throws SQLException {
        var ours = row.getString("ours");
        var written = row.getString("written");
        return new ProductBelief(
                new ProductBelief.Key(
                        new ShopId(row.getString("shop_id")),
                        row.getString("connection"),
                        row.getObject("product_id", UUID.class)),
                true,
                row.getLong("our_version"),
                ours == null ? null : json.readValue(ours, ProductSnapshot.class),
                fields(json.readValue(row.getString("untold"), UNTOLD)),
                fields(json.readValue(row.getString("theirs"), THEIRS)),
                row.getBoolean("removed"),
                row.getObject("removed_version", Long.class),
                row.getLong("revision"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                written == null ? List.of() : written(written));
    }

    private List<ProductBelief.OwnWrite> written(String rows) {
        return json.readValue(rows, WRITTEN).stream()
                .flatMap(write -> ProductField.labelled(write.field()).stream()
                        .map(field -> new ProductBelief.OwnWrite(
                                field,
                                write.deliveryId(),
                                write.valueHash(),
                                write.writtenAt().toInstant())))
                .toList();
    }

    private static <T> Map<String, T> labelled(Map<ProductField, T> fields) {
        var labels = new TreeMap<String, T>();
        fields.forEach((field, value) -> labels.put(field.label(), value));
        return labels;
    }

    private static <T> Map<ProductField, T> fields(Map<String, T> labels) {
        var fields = new EnumMap<ProductField, T>(ProductField.class);
        labels.forEach((label, value) -> ProductField.labelled(label).ifPresent(field -> fields.put(field, value)));
        return fields;
    }

    private static <T> void array(PreparedStatement statement, int at, String type, Collection<T> values)
            throws SQLException {
        array(statement, at, type, values, value -> value);
    }

    private static <T> void array(
            PreparedStatement statement, int at, String type, Collection<T> rows, Function<T, @Nullable Object> value)
            throws SQLException {
        var values = new ArrayList<@Nullable Object>(rows.size());
        rows.forEach(row -> values.add(value.apply(row)));
        statement.setArray(at, statement.getConnection().createArrayOf(type, values.toArray()));
    }
}
