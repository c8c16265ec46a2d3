package kz.cvety.payments.stripe;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import kz.cvety.kit.Money;
import kz.cvety.kit.ShopId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Something that happened at Stripe, as far as we understand it.
 *
 * @param object what it happened to, as it was then
 */
record StripeEvent(String id, String type, Instant at, JsonNode object) {

    /** Our names among the metadata of what we create there. */
    static final String SHOP = "shop";

    static final String PAYMENT = "payment";
    static final String ORDER = "order";
    static final String REFUND = "refund";

    /** What we want to hear of. */
    static final List<String> WANTED = List.of(
            "checkout.session.completed",
            "checkout.session.async_payment_succeeded",
            "refund.created",
            "refund.updated",
            "refund.failed");

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The event in the body, or nothing when it is none. */
    static Optional<StripeEvent> read(byte[] body) {
        try {
            return of(JSON.readTree(body));
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    /** The events of a listing. */
    static List<StripeEvent> readAll(String listing) {
        return StreamSupport.stream(JSON.readTree(listing).path("data").spliterator(), false)
                .map(StripeEvent::of)
                .flatMap(Optional::stream)
                .toList();
    }

    static boolean hasMore(String listing) {
        return JSON.readTree(listing).path("has_more").asBoolean(false);
    }

    String text(String field) {
        return object.path(field).asString("");
    }

    /** Whether it is about something that was created for this shop: others may use the account too. */
    boolean isOf(ShopId shop) {
        return shop.value().equals(object.path("metadata").path(SHOP).asString(""));
    }

    /** One of our ids among the metadata, or nothing when it is not something of ours. */
    Optional<UUID> ours(String name) {
        try {
            return Optional.of(
                    UUID.fromString(object.path("metadata").path(name).asString("")));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    Money money(String field) {
        return new Money(object.path(field).asLong(0), text("currency").toUpperCase(Locale.ROOT));
    }

    private static Optional<StripeEvent> of(JsonNode event) {
        var id = event.path("id").asString("");
        var type = event.path("type").asString("");
        var object = event.path("data").path("object");
        return id.matches("evt_[A-Za-z0-9_]{1,200}") && !type.isEmpty() && object.isObject()
                ? Optional.of(new StripeEvent(
                        id, type, Instant.ofEpochSecond(event.path("created").asLong(0)), object))
                : Optional.empty();
    }
}
