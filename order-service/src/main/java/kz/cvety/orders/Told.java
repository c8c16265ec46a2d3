package kz.cvety.orders;

import org.jspecify.annotations.Nullable;

/** The three things an external system can say about a text: nothing, that it is gone, or what it is now. */
final class Told {

    private Told() {}

    /** {@code null} keeps what is there, an empty text clears it. */
    static @Nullable String over(@Nullable String current, @Nullable String told) {
        if (told == null) {
            return current;
        }
        return told.isEmpty() ? null : told;
    }
}
