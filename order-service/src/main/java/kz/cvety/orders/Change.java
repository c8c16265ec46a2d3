package kz.cvety.orders;

import java.time.Instant;
import kz.cvety.kit.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Who changes an order, and when.
 *
 * @param actor the person in the words of their system: a user id here or there
 */
public record Change(
        Origin origin, @Nullable String actor, @Nullable String note, Instant at) {

    /** Where it came from, as the history shows it: {@code bitrix:<connection>}, {@code user} or {@code system}. */
    public String source() {
        return origin.value().startsWith("user:") ? "user" : origin.value();
    }
}
