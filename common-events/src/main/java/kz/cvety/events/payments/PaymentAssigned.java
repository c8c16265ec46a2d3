package kz.cvety.events.payments;

import kz.cvety.events.EventType;

/** Money that came without an order is now known to pay for one. */
@EventType("payments.payment-assigned.v1")
public record PaymentAssigned(PaymentSnapshot payment) implements PaymentEvent {}
