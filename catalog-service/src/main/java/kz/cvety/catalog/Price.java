package kz.cvety.catalog;

import java.util.regex.Pattern;

/** What one piece costs, in tiyn, so that nothing is ever rounded. On our wire it is a decimal string of tenge. */
public record Price(long minor) {

    public static final String CURRENCY = "KZT";
    public static final long MOST = 9_999_999_999L;

    private static final Pattern DECIMAL = Pattern.compile("(\\d{1,8})(?:\\.(\\d{1,2}))?");

    public Price {
        if (minor < 0 || minor > MOST) {
            throw new IllegalArgumentException("no price");
        }
    }

    /** Reads {@code 12500}, {@code 12500.5} or {@code 12500.50}; refuses signs, exponents, separators and fractions of a tiyn. */
    public static Price of(String decimal) {
        var parts = DECIMAL.matcher(decimal);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a decimal amount");
        }
        var fraction = parts.group(2) == null ? "00" : (parts.group(2) + "0").substring(0, 2);
        return new Price(Long.parseLong(parts.group(1) + fraction));
    }

    /** The amount alone, with two decimals: {@code 12500.00}. */
    @Override
    public String toString() {
        return minor / 100 + "." + (minor % 100 < 10 ? "0" : "") + minor % 100;
    }
}
