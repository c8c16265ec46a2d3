package kz.cvety.events.payments;

import kz.cvety.events.EventType;

/** No money came: its time passed or the order ended, as the status says. */
@EventType("payments.payment-ended.v1")
public record PaymentEnded(PaymentSnapshot payment) implements PaymentEvent {}
