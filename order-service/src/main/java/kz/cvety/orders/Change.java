package kz.cvety.orders;

import java.time.Instant;
import kz.cvety.kit.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Who changes an order, and when.
 *
 * @param source where it came from, as the history shows it: {@code bitrix:<connection>}, {@code user}, {@code payment} or
 *     {@code system}
 * @param actor the person in the words of their system: a user id here or there
 */
public record Change(
        Origin origin,
        String source,
        @Nullable String actor,
        @Nullable String note,
        Instant at) {

    private static final String PAYMENT = "payment";

    public Change(Origin origin, @Nullable String actor, @Nullable String note, Instant at) {
        this(origin, origin.value().startsWith("user:") ? "user" : origin.value(), actor, note, at);
    }

    /** What follows from news about money. */
    static Change byPayment(@Nullable String note, Instant at) {
        return new Change(Origin.SYSTEM, PAYMENT, PAYMENT, note, at);
    }
}
