package kz.cvety.sync;

import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import kz.cvety.kit.Rejection;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Makes and changes connections, with the rules that keep them safe, and makes those of the configuration at start. */
@Component
public class EditConnections implements SmartInitializingSingleton {

    /** There is a connection of that name. */
    public static final class ConnectionExists extends Rejection {
        ConnectionExists(String id) {
            super(Kind.CONFLICT, "connection-exists", "There is a connection " + id + " already");
        }
    }

    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Pattern TOKEN = Pattern.compile("[ -~]{0,1000}");
    private static final long SLOWEST_CALL_MS = 60_000;
    private static final int SECRET_BYTES = 32;

    private final ConnectionBook book;
    private final StatusMappings mappings;
    private final SyncProperties properties;
    private final Destinations destinations;
    private final SecureRandom random = new SecureRandom();

    EditConnections(
            ConnectionBook book, StatusMappings mappings, SyncProperties properties, Destinations destinations) {
        this.book = book;
        this.mappings = mappings;
        this.properties = properties;
        this.destinations = destinations;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (var configured : properties.connections()) {
            var shop = new ShopId(configured.shop());
            var settings = checked(new ConnectionSettings(
                    configured.baseUrl(),
                    secret(configured.apiToken()),
                    secret(configured.applicationToken()),
                    configured.preset(),
                    configured.presetVersion(),
                    configured.codec(),
                    configured.productPriceCodec(),
                    configured.productOwners(),
                    configured.callTimeout(),
                    configured.createTimeout(),
                    configured.ratePerSecond(),
                    configured.rateBurst()));
            book.add(shop, checkedId(configured.id()));
            if (!book.change(shop, configured.id(), settings)) {
                throw new ConnectionExists(configured.id());
            }
            if (configured.inboundSecret() != null) {
                book.replaceSecret(shop, configured.id(), new Secret(configured.inboundSecret()));
            }
        }
    }

    /** Makes a connection and answers the secret it has to present: this is the only time it can be seen. */
    public Secret add(ShopId shop, String id, ConnectionSettings settings) {
        var checked = checked(settings);
        if (!book.add(shop, checkedId(id))) {
            throw new ConnectionExists(id);
        }
        book.change(shop, id, checked);
        var secret = newSecret();
        book.replaceSecret(shop, id, secret);
        return secret;
    }

    public void change(ShopId shop, String id, ConnectionSettings settings) {
        if (!book.change(shop, id, checked(settings))) {
            throw new NoSuchConnection(id);
        }
    }

    /** A new inbound secret; the one before is accepted for the rotation window. */
    public Secret rotate(ShopId shop, String id) {
        var secret = newSecret();
        book.rotate(shop, id, secret);
        return secret;
    }

    private ConnectionSettings checked(ConnectionSettings settings) {
        if (settings.codec() != null && PriceCodec.labelled(settings.codec()).isEmpty()) {
            throw new InvalidSettings("codec", "is none of the price codecs");
        }
        requireProducts(settings);
        if (settings.preset() != null || settings.presetVersion() != null) {
            var preset = settings.preset();
            var version = settings.presetVersion() == null ? 1 : settings.presetVersion();
            if (preset == null || mappings.find(preset, version).isEmpty()) {
                throw new InvalidSettings("preset", "is none of the mappings in that version");
            }
        }
        for (var timeout : new java.time.Duration[] {settings.callTimeout(), settings.createTimeout()}) {
            if (timeout != null && (timeout.toMillis() < 100 || timeout.toMillis() > SLOWEST_CALL_MS)) {
                throw new InvalidSettings("callTimeout", "must be between 100 ms and a minute");
            }
        }
        if (settings.ratePerSecond() != null && !(settings.ratePerSecond() > 0 && settings.ratePerSecond() <= 10_000)) {
            throw new InvalidSettings("ratePerSecond", "must be above 0 and at most 10000");
        }
        if (settings.rateBurst() != null && (settings.rateBurst() < 1 || settings.rateBurst() > 10_000)) {
            throw new InvalidSettings("rateBurst", "must be between 1 and 10000");
        }
        requireToken("apiToken", settings.apiToken());
        requireToken("applicationToken", settings.applicationToken());
        return settings.baseUrl() == null ? settings : settings.withBaseUrl(checkedUrl(settings.baseUrl()));
    }

    private static void requireProducts(ConnectionSettings settings) {
        var codec = settings.productPriceCodec();
        if (codec != null && PriceCodec.labelled(codec).isEmpty()) {
            throw new InvalidSettings("productPriceCodec", "is none of the price codecs");
        }
        if (settings.productOwners() != null) {
            settings.productOwners().forEach((field, owner) -> {
                if (ProductField.labelled(field).isEmpty()) {
                    throw new InvalidSettings("productOwners", "names a field that products do not have");
                }
                if (FieldOwner.labelled(String.valueOf(owner)).isEmpty()) {
                    throw new InvalidSettings("productOwners", "knows only ours, theirs and newest");
                }
            });
        }
    }

    /** A token travels in a header: anything else would fail at every call, or in the database. */
    private static void requireToken(String field, @Nullable Secret token) {
        if (token != null && !TOKEN.matcher(token.value()).matches()) {
            throw new InvalidSettings(field, "must be printable ASCII");
        }
    }

    private String checkedUrl(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettings("baseUrl", "is no URL");
        }
        var host = uri.getHost();
        if (host == null || uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null) {
            throw new InvalidSettings("baseUrl", "must be a plain address with a host");
        }
        if (uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw new InvalidSettings("baseUrl", "has no such port");
        }
        var plain = "http".equals(uri.getScheme()) && (properties.allowHttp() || Destinations.isThisMachine(host));
        if (!"https".equals(uri.getScheme()) && !plain) {
            throw new InvalidSettings("baseUrl", "must begin with https://");
        }
        if (destinations.isForbiddenLiteral(host)) {
            throw new InvalidSettings("baseUrl", "must not lead to an inner address");
        }
        return url.replaceFirst("/+$", "");
    }

    private static String checkedId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new InvalidSettings("id", "must be 1 to 64 lower-case letters, digits or '-'");
        }
        return id;
    }

    private Secret newSecret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private static @Nullable Secret secret(@Nullable String text) {
        return text == null ? null : new Secret(text);
    }
}
