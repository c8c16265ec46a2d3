package kz.cvety.identity.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;

/** What every row is made of, between Java and PostgreSQL. */
final class Rows {

    private Rows() {}

    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static @Nullable ShopId shop(ResultSet row) throws SQLException {
        var shop = row.getString("shop_id");
        return shop == null ? null : new ShopId(shop);
    }

    static @Nullable String value(@Nullable ShopId shop) {
        return shop == null ? null : shop.value();
    }
}
