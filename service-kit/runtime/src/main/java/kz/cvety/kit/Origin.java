package kz.cvety.kit;

/**
 * Who caused a change, so that a change is never sent back to where it came from: {@code bitrix:<connection>},
 * {@code user:<id>} or {@code system}.
 */
public record Origin(String value) {

    private static final String BITRIX = "bitrix:";

    public static final Origin SYSTEM = new Origin("system");

    public static Origin bitrix(String connection) {
        return new Origin(BITRIX + connection);
    }

    public static Origin user(String id) {
        return new Origin("user:" + id);
    }

    /** Whether this very connection told us. */
    public boolean isBitrix(String connection) {
        return value.equals(BITRIX + connection);
    }

    /** Whether any Bitrix told us. */
    public boolean isBitrix() {
        return value.startsWith(BITRIX);
    }

    @Override
    public String toString() {
        return value;
    }
}
