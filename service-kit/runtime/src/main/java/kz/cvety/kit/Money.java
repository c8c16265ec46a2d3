package kz.cvety.kit;

import java.util.regex.Pattern;

/** An amount in minor units (tiyn), so that nothing is ever rounded. On our wire it is a decimal string. */
public record Money(long minor, String currency) implements Comparable<Money> {

    public static final String TENGE = "KZT";

    private static final Pattern DECIMAL = Pattern.compile("(-?)(\\d{1,15})(?:\\.(\\d{1,2}))?");

    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    /** Reads {@code 12500}, {@code 12500.5} or {@code 12500.50}; refuses exponents, separators and fractions of a tiyn. */
    public static Money of(String decimal, String currency) {
        var parts = DECIMAL.matcher(decimal);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a decimal amount");
        }
        var fraction = parts.group(3) == null ? "00" : (parts.group(3) + "0").substring(0, 2);
        var minor = Long.parseLong(parts.group(2) + fraction);
        return new Money(parts.group(1).isEmpty() ? minor : -minor, currency);
    }

    /** The sum; amounts of two currencies have none. */
    public Money plus(Money other) {
        return new Money(Math.addExact(minor, sameCurrency(other).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, sameCurrency(other).minor), currency);
    }

    public Money times(int quantity) {
        return new Money(Math.multiplyExact(minor, (long) quantity), currency);
    }

    public boolean isNegative() {
        return minor < 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, sameCurrency(other).minor);
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(currency + " and " + other.currency + " do not add up");
        }
        return other;
    }

    /** The amount alone, with two decimals: {@code 12500.00}. */
    @Override
    public String toString() {
        var digits = Math.abs(minor);
        var sign = minor < 0 ? "-" : "";
        return sign + digits / 100 + "." + (digits % 100 < 10 ? "0" : "") + digits % 100;
    }
}
