package kz.cvety.sync.jdbc;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import kz.cvety.kit.ShopId;
import kz.cvety.sync.Connection;
import kz.cvety.sync.FieldOwners;
import kz.cvety.sync.PriceCodec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A connection and the digests of what it presents to us. */
final class ConnectionRow {

    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

    private final Connection connection;
    private final byte @Nullable [] secret;
    private final byte @Nullable [] secretBefore;
    private final @Nullable Instant beforeAcceptedUntil;
    private final byte @Nullable [] applicationToken;

    private ConnectionRow(ResultSet row, ApiTokens tokens) throws SQLException {
        connection = new Connection(
                new ShopId(row.getString("shop_id")),
                row.getString("id"),
                row.getString("driver"),
                row.getString("base_url"),
                tokens.of(row),
                row.getString("mapping_preset"),
                row.getInt("mapping_version"),
                PriceCodec.labelled(row.getString("price_codec")).orElse(PriceCodec.MAJOR_DECIMAL),
                PriceCodec.labelled(row.getString("product_price_codec")).orElse(PriceCodec.RU_TEXT),
                owners(row.getString("field_owners")),
                ZoneId.of(row.getString("zone")),
                Duration.ofMillis(row.getInt("call_timeout_ms")),
                Duration.ofMillis(row.getInt("create_timeout_ms")),
                row.getDouble("rate_per_second"),
                row.getInt("rate_burst"),
                row.getBoolean("every_step"),
                row.getBoolean("paused"));
        secret = row.getBytes("inbound_secret");
        secretBefore = row.getBytes("inbound_secret_before");
        var until = row.getObject("before_accepted_until", OffsetDateTime.class);
        beforeAcceptedUntil = until == null ? null : until.toInstant();
        applicationToken = row.getBytes("application_token");
    }

    static ConnectionRow of(ResultSet row, ApiTokens tokens) throws SQLException {
        return new ConnectionRow(row, tokens);
    }

    Connection connection() {
        return connection;
    }

    /** Compares with both candidates, whichever matches. */
    boolean isPresentedWith(byte[] digest, Instant now) {
        var current = isSame(secret, digest);
        var before = isSame(secretBefore, digest);
        var inWindow = beforeAcceptedUntil != null && now.isBefore(beforeAcceptedUntil);
        return current || (before && inWindow);
    }

    boolean hasApplicationToken(byte[] digest) {
        return isSame(applicationToken, digest);
    }

    private static FieldOwners owners(String json) {
        return FieldOwners.labelled(JsonMapper.shared().readValue(json, LABELS));
    }

    private static boolean isSame(byte @Nullable [] kept, byte[] digest) {
        return MessageDigest.isEqual(kept == null ? new byte[digest.length] : kept, digest) && kept != null;
    }
}
