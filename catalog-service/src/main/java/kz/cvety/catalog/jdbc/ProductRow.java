package kz.cvety.catalog.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.catalog.Following;
import kz.cvety.catalog.InFolder;
import kz.cvety.catalog.Offer;
import kz.cvety.catalog.Price;
import kz.cvety.catalog.Product;
import kz.cvety.catalog.ProductKind;
import kz.cvety.catalog.Variant;
import kz.cvety.events.catalog.ProductAttribute;
import kz.cvety.events.catalog.ProductImage;
import kz.cvety.events.catalog.RecipeLine;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads a row of products joined with its folder, and writes what of a product is kept as JSON. */
@Component
class ProductRow {

    /** What every query selects. */
    static final String SELECT = """
            select p.id, p.version, p.kind, p.name, p.description, p.folder_id, f.name as folder_name, p.enabled, p.archived, p.price,
                   p.variants, p.attributes, p.images, p.recipe, p.links, p.origin, p.outbound_version, p.synced_version,
                   p.parked_version, p.parked_reason, p.heard, p.created_at, p.updated_at
            """;

    /** The folder that a product lies in. */
    static final String FOLDER = """
            left join folder f on f.shop_id = p.shop_id and f.id = p.folder_id
            """;

    static final String FROM = "from product p " + FOLDER;

    private static final TypeReference<List<Variant>> VARIANTS = new TypeReference<>() {};
    private static final TypeReference<List<ProductAttribute>> ATTRIBUTES = new TypeReference<>() {};
    private static final TypeReference<List<ProductImage>> IMAGES = new TypeReference<>() {};
    private static final TypeReference<List<RecipeLine>> RECIPE = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> LINKS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Long>> REVISIONS = new TypeReference<>() {};

    private final JsonMapper json;

    ProductRow(@Qualifier("events") JsonMapper json) {
        this.json = json;
    }

    Product read(ResultSet row) throws SQLException {
        return new Product(new Product.State(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                offer(row),
                row.getBoolean("archived"),
                json.readValue(row.getString("links"), LINKS),
                json.readValue(row.getString("heard"), REVISIONS),
                new Following(
                        row.getLong("outbound_version"),
                        row.getLong("synced_version"),
                        row.getObject("parked_version", Long.class),
                        row.getString("parked_reason")),
                row.getString("origin"),
                instant(row, "created_at"),
                instant(row, "updated_at")));
    }

    String write(Object value) {
        return json.writeValueAsString(value);
    }

    private Offer offer(ResultSet row) throws SQLException {
        return new Offer(
                ProductKind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("description"),
                folder(row),
                row.getBoolean("enabled"),
                new Price(row.getLong("price")),
                json.readValue(row.getString("variants"), VARIANTS),
                json.readValue(row.getString("attributes"), ATTRIBUTES),
                json.readValue(row.getString("images"), IMAGES),
                json.readValue(row.getString("recipe"), RECIPE));
    }

    private static @Nullable InFolder folder(ResultSet row) throws SQLException {
        var id = row.getObject("folder_id", UUID.class);
        return id == null ? null : new InFolder(id, row.getString("folder_name"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
