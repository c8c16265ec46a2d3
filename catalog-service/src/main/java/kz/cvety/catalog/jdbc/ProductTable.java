package kz.cvety.catalog.jdbc;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.cvety.catalog.Product.State;
import kz.cvety.catalog.Variant;
import kz.cvety.events.catalog.ProductAttribute;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes rows of products, any number with one statement. */
@Component
class ProductTable {

    /** A column: its type, whether it tells where a product stands rather than what it is, and where it is in a product. */
    private record Column(
            String name, String type, boolean progress, BiFunction<ProductRow, State, @Nullable Object> value) {

        /** JSON travels as text. */
        String selected() {
            return type.equals("jsonb") ? name + "::jsonb" : name;
        }

        String travels() {
            return type.equals("jsonb") ? "text" : type;
        }
    }

    private static final List<Column> COLUMNS = List.of(
            fixed("id", "uuid", (row, s) -> s.id()),
            fixed("version", "bigint", (row, s) -> s.version()),
            fixed("kind", "text", (row, s) -> s.offer().kind().name()),
            fixed("name", "text", (row, s) -> s.offer().name()),
            fixed("description", "text", (row, s) -> s.offer().description()),
            fixed("folder_id", "uuid", (row, s) -> s.offer().folderId()),
            fixed("enabled", "bool", (row, s) -> s.offer().enabled()),
            fixed("archived", "bool", (row, s) -> s.archived()),
            fixed("price", "bigint", (row, s) -> s.offer().price().minor()),
            fixed("variants", "jsonb", (row, s) -> row.write(s.offer().variants())),
            fixed("attributes", "jsonb", (row, s) -> row.write(s.offer().attributes())),
            fixed("images", "jsonb", (row, s) -> row.write(s.offer().images())),
            fixed("recipe", "jsonb", (row, s) -> row.write(s.offer().recipe())),
            fixed("links", "jsonb", (row, s) -> row.write(s.links())),
            fixed("keywords", "text", (row, s) -> keywords(s)),
            fixed("origin", "text", (row, s) -> s.origin()),
            moving("outbound_version", "bigint", (row, s) -> s.following().outboundVersion()),
            moving("synced_version", "bigint", (row, s) -> s.following().syncedVersion()),
            moving("parked_version", "bigint", (row, s) -> s.following().parkedVersion()),
            moving("parked_reason", "text", (row, s) -> s.following().parkedReason()),
            moving("heard", "jsonb", (row, s) -> row.write(s.heard())),
            fixed("created_at", "timestamptz", (row, s) -> s.createdAt().atOffset(ZoneOffset.UTC)),
            fixed("updated_at", "timestamptz", (row, s) -> s.updatedAt().atOffset(ZoneOffset.UTC)));

    private static final List<Column> PROGRESS = COLUMNS.stream()
            .filter(column -> column.progress || column.name.equals("id"))
            .toList();

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final String INSERT = insert();
    private static final String UPDATE = update(COLUMNS);
    private static final String MOVE = update(PROGRESS);

    private final JdbcTemplate jdbc;
    private final ProductRow rows;

    ProductTable(JdbcTemplate jdbc, ProductRow rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    void insert(ShopId shop, List<State> products) {
        run(INSERT, COLUMNS, shop, products);
    }

    void rewrite(ShopId shop, List<State> products) {
        run(UPDATE, COLUMNS, shop, products);
    }

    /** Writes only how far the world outside has come. */
    void move(ShopId shop, List<State> products) {
        run(MOVE, PROGRESS, shop, products);
    }

    private void run(String sql, List<Column> columns, ShopId shop, List<State> products) {
        if (products.isEmpty()) {
            return;
        }
        jdbc.update(sql, statement -> {
            statement.setString(1, shop.value());
            var parameter = 2;
            for (var column : columns) {
                var values = products.stream()
                        .map(state -> column.value.apply(rows, state))
                        .toArray();
                statement.setArray(parameter++, statement.getConnection().createArrayOf(column.travels(), values));
            }
        });
    }

    private static String keywords(State state) {
        var offer = state.offer();
        return Stream.of(
                        offer.variants().stream().map(Variant::name),
                        offer.variants().stream().map(Variant::sku),
                        offer.attributes().stream().map(ProductAttribute::value))
                .flatMap(words -> words)
                .filter(Objects::nonNull)
                .map(words -> NO_WORD.matcher(words).replaceAll(" ")) // or ROSE-51 is read as ROSE and minus 51
                .collect(Collectors.joining("\n"));
    }

    private static Column fixed(String name, String type, BiFunction<ProductRow, State, @Nullable Object> value) {
        return new Column(name, type, false, value);
    }

    private static Column moving(String name, String type, BiFunction<ProductRow, State, @Nullable Object> value) {
        return new Column(name, type, true, value);
    }

    private static String insert() {
        return "insert into product (shop_id, " + each(COLUMNS, Column::name) + ") select ?, "
                + each(COLUMNS, Column::selected) + " from " + told(COLUMNS);
    }

    private static String update(List<Column> columns) {
        var set = columns.stream()
                .filter(Predicate.not(column -> column.name.equals("id")))
                .map(column -> column.name + " = told." + column.selected())
                .collect(Collectors.joining(", "));
        return "with shop as (select ?::text as id) update product p set " + set + " from shop, " + told(columns)
                + " where p.shop_id = shop.id and p.id = told.id";
    }

    private static String told(List<Column> columns) {
        return "unnest(" + each(columns, column -> "?::" + column.travels() + "[]") + ") as told ("
                + each(columns, Column::name) + ")";
    }

    private static String each(List<Column> columns, Function<Column, String> part) {
        return columns.stream().map(part).collect(Collectors.joining(", "));
    }
}
