package kz.cvety.sync;

import java.math.BigDecimal;

/** Money in minor units (tiyn); as text the decimal string of our wire, {@code 12500.00}. */
public record Amount(long minor) {

    private static final long HUNDRED = 100;

    /** A price that changes by this factor is a wrong unit, not a price. */
    private static final long IMPLAUSIBLE = 50;

    /** Reads a decimal string of our wire. */
    public static Amount ofDecimal(String decimal) {
        return new Amount(new BigDecimal(decimal).movePointRight(2).longValueExact());
    }

    public Amount minus(Amount other) {
        return new Amount(Math.subtractExact(minor, other.minor));
    }

    /** Whether the amount before was so much more or less that this can hardly be meant; from nothing anything can follow. */
    public boolean isImplausibleAfter(Amount before) {
        return before.minor > 0
                && minor != before.minor
                && (minor / IMPLAUSIBLE >= before.minor || before.minor / IMPLAUSIBLE >= minor);
    }

    public Amount plus(Amount other) {
        return new Amount(Math.addExact(minor, other.minor));
    }

    @Override
    public String toString() {
        var sign = minor < 0 ? "-" : "";
        var cents = Math.abs(minor % HUNDRED);
        return sign + Math.abs(minor / HUNDRED) + (cents < 10 ? ".0" : ".") + cents;
    }
}
