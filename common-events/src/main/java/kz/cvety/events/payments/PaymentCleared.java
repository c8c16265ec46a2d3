package kz.cvety.events.payments;

import kz.cvety.events.EventType;

/** A person has looked, nothing is left to do. */
@EventType("payments.payment-cleared.v1")
public record PaymentCleared(PaymentSnapshot payment) implements PaymentEvent {}
