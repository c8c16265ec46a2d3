package kz.cvety.events.payments;

import kz.cvety.events.EventType;

/** The money is there. Only one event of a payment says so. */
@EventType("payments.payment-received.v1")
public record PaymentReceived(PaymentSnapshot payment) implements PaymentEvent {}
