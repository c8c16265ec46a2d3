package kz.cvety.orders;

/** Who takes the money of an order that is paid online. */
public enum PayProvider {
    KASPI,
    STRIPE
}
