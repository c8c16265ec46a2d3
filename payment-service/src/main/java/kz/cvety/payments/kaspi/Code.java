package kz.cvety.payments.kaspi;

import java.util.Map;

/** What Kaspi's own codes mean for what was asked of it. */
final class Code {

    enum Meaning {
        /** It was done. */
        DONE,
        /** It was not done and never will be. */
        REFUSED,
        /** It was not done; later it may be. */
        PASSES,
        /** It was not done, and nothing will be before a person repairs something. */
        LOCKED_OUT,
        /** A code that nobody has told us of. */
        UNFAMILIAR
    }

    static final int OK = 0;
    static final int UNAVAILABLE = -999;

    private static final Map<Integer, Meaning> KNOWN = Map.ofEntries(
            Map.entry(OK, Meaning.DONE),
            Map.entry(UNAVAILABLE, Meaning.PASSES),
            Map.entry(-10000, Meaning.LOCKED_OUT),
            Map.entry(-1501, Meaning.LOCKED_OUT),
            Map.entry(-1502, Meaning.LOCKED_OUT),
            Map.entry(-1503, Meaning.LOCKED_OUT),
            Map.entry(-1601, Meaning.REFUSED),
            Map.entry(-99000005, Meaning.REFUSED),
            Map.entry(-99000006, Meaning.PASSES),
            Map.entry(-99000011, Meaning.REFUSED),
            Map.entry(-99000020, Meaning.REFUSED));

    private Code() {}

    static Meaning of(int code) {
        return KNOWN.getOrDefault(code, Meaning.UNFAMILIAR);
    }
}
