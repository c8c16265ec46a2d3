package kz.cvety.sync.inbound.web;

import java.util.Optional;
import java.util.regex.Pattern;
import kz.cvety.sync.inbound.Arrival;
import org.jspecify.annotations.Nullable;

/**
 * A path that takes webhooks.
 *
 * @param connection the connection in the path, which the credential has to be of
 */
record Door(Arrival.Kind kind, @Nullable String connection) {

    private static final Pattern FORM = Pattern.compile("/webhooks/bitrix/events/([a-z0-9-]{1,64})");
    private static final Pattern CANONICAL = Pattern.compile("/v1/connections/([a-z0-9-]{1,64})/events");

    static Optional<Door> at(String path) {
        return switch (path) {
            case "/webhooks/bitrix/order" -> Optional.of(new Door(Arrival.Kind.ORDER, null));
            case "/api/v1/webhooks/order-status-sync" -> Optional.of(new Door(Arrival.Kind.STATUS, null));
            case "/api/v1/webhooks/product-sync" -> Optional.of(new Door(Arrival.Kind.PRODUCT, null));
            default -> ofConnection(path);
        };
    }

    private static Optional<Door> ofConnection(String path) {
        if (!path.endsWith("/events") && !path.startsWith("/webhooks/bitrix/events/")) {
            return Optional.empty();
        }
        var form = FORM.matcher(path);
        if (form.matches()) {
            return Optional.of(new Door(Arrival.Kind.EVENT, form.group(1)));
        }
        var canonical = CANONICAL.matcher(path);
        return canonical.matches()
                ? Optional.of(new Door(Arrival.Kind.CANONICAL, canonical.group(1)))
                : Optional.empty();
    }
}
