package kz.cvety.orders;

import java.util.Locale;

/** What the catalog has said about the stock an order needs; {@code UNCHECKED} while it said nothing, as for an order that takes none. */
public enum StockState {
    UNCHECKED,
    RESERVED,
    SHORT,
    USED,
    RELEASED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static StockState ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
