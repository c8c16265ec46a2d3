package kz.cvety.sync;

import java.util.Locale;
import java.util.Optional;

/** Whose word counts for a field that both sides can change. */
public enum FieldOwner {
    OURS,
    THEIRS,
    /** Whoever changed it last. */
    NEWEST;

    /** The name in the settings of a connection. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FieldOwner> labelled(String label) {
        for (var owner : values()) {
            if (owner.label().equals(label)) {
                return Optional.of(owner);
            }
        }
        return Optional.empty();
    }
}
