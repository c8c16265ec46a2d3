package kz.cvety.events.payments;

import kz.cvety.events.EventType;

/** Money is asked for an order. */
@EventType("payments.payment-requested.v1")
public record PaymentRequested(PaymentSnapshot payment) implements PaymentEvent {}
