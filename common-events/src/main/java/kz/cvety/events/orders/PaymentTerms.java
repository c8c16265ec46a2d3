package kz.cvety.events.orders;

import java.time.Instant;

/**
 * How an order is to be paid before anybody works on it.
 *
 * @param provider {@code KASPI} or {@code STRIPE}
 * @param payBy without the money by then the order is cancelled
 */
public record PaymentTerms(String provider, Instant payBy) {}
