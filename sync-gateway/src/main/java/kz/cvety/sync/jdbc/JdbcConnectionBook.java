package kz.cvety.sync.jdbc;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.sync.ConnectionBook;
import kz.cvety.sync.ConnectionSettings;
import kz.cvety.sync.Digests;
import kz.cvety.sync.Secret;
import kz.cvety.sync.SyncProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class JdbcConnectionBook implements ConnectionBook {

    private final ShopTransactions transactions;
    private final JdbcClient jdbc;
    private final JdbcConnections connections;
    private final ApiTokens tokens;
    private final SyncProperties properties;
    private final InstantSource clock;

    JdbcConnectionBook(
            ShopTransactions transactions,
            JdbcClient jdbc,
            JdbcConnections connections,
            ApiTokens tokens,
            SyncProperties properties,
            InstantSource clock) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.connections = connections;
        this.tokens = tokens;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public boolean add(ShopId shop, String id) {
        return written(
                shop, jdbc.sql("""
                        insert into connection (shop_id, id, updated_at) values (:shop, :id, :now)
                        on conflict do nothing
                        """).param("shop", shop.value()).param("id", id).param("now", now()));
    }

    @Override
    public boolean change(ShopId shop, String id, ConnectionSettings settings) {
        return written(
                shop,
                jdbc.sql("""
                        update connection set
                            base_url = coalesce(:baseUrl, base_url),
                            api_token_sealed = coalesce(:apiToken, api_token_sealed),
                            api_token_key = coalesce(:apiTokenKey, api_token_key),
                            api_token = case when :apiToken::bytea is null then api_token end,
                            application_token = coalesce(:applicationToken, application_token),
                            mapping_preset = coalesce(:preset, mapping_preset),
                            mapping_version = coalesce(:version::int, mapping_version),
                            price_codec = coalesce(:codec, price_codec),
                            product_price_codec = coalesce(:productCodec, product_price_codec),
                            field_owners = field_owners || coalesce(:owners::jsonb, '{}'),
                            call_timeout_ms = coalesce(:callTimeout::int, call_timeout_ms),
                            create_timeout_ms = coalesce(:createTimeout::int, create_timeout_ms),
                            rate_per_second = coalesce(:rate::numeric, rate_per_second),
                            rate_burst = coalesce(:burst::int, rate_burst),
                            updated_at = :now
                        where shop_id = :shop and id = :id
                        """)
                        .param("baseUrl", settings.baseUrl())
                        .param("apiToken", tokens.sealed(shop.value(), id, settings.apiToken()), java.sql.Types.BINARY)
                        .param("apiTokenKey", tokens.keyId(settings.apiToken()))
                        .param(
                                "applicationToken",
                                settings.applicationToken() == null
                                        ? null
                                        : Digests.of(settings.applicationToken().value()),
                                java.sql.Types.BINARY)
                        .param("preset", settings.preset())
                        .param("version", version(settings))
                        .param("codec", settings.codec())
                        .param("productCodec", settings.productPriceCodec())
                        .param("owners", owners(settings.productOwners()))
                        .param("callTimeout", millis(settings.callTimeout()))
                        .param("createTimeout", millis(settings.createTimeout()))
                        .param("rate", settings.ratePerSecond())
                        .param("burst", settings.rateBurst())
                        .param("now", now())
                        .param("shop", shop.value())
                        .param("id", id));
    }

    @Override
    public void rotate(ShopId shop, String id, Secret secret) {
        written(
                shop,
                jdbc.sql("""
                        update connection
                        set inbound_secret_before = inbound_secret, before_accepted_until = :until, inbound_secret = :secret,
                            updated_at = :now
                        where shop_id = :shop and id = :id
                        """)
                        .param("until", now().plus(properties.rotationWindow()))
                        .param("secret", Digests.of(secret.value()))
                        .param("now", now())
                        .param("shop", shop.value())
                        .param("id", id));
    }

    @Override
    public void replaceSecret(ShopId shop, String id, Secret secret) {
        written(
                shop,
                jdbc.sql("""
                        update connection
                        set inbound_secret = :secret, inbound_secret_before = null, before_accepted_until = null, updated_at = :now
                        where shop_id = :shop and id = :id and inbound_secret is distinct from :secret
                        """)
                        .param("secret", Digests.of(secret.value()))
                        .param("now", now())
                        .param("shop", shop.value())
                        .param("id", id));
    }

    @Override
    public void pause(ShopId shop, String id, boolean paused) {
        written(
                shop,
                jdbc.sql("update connection set paused = :paused, updated_at = :now where shop_id = :shop and id = :id")
                        .param("paused", paused)
                        .param("now", now())
                        .param("shop", shop.value())
                        .param("id", id));
    }

    private boolean written(ShopId shop, JdbcClient.StatementSpec statement) {
        var rows = transactions.call(shop, statement::update);
        connections.refresh();
        return rows > 0;
    }

    private static @Nullable Integer version(ConnectionSettings settings) {
        return settings.preset() != null && settings.presetVersion() == null
                ? Integer.valueOf(1)
                : settings.presetVersion();
    }

    private static @Nullable String owners(@Nullable Map<String, String> owners) {
        return owners == null ? null : JsonMapper.shared().writeValueAsString(owners);
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : Long.valueOf(duration.toMillis());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
