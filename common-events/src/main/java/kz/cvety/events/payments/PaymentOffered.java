package kz.cvety.events.payments;

import kz.cvety.events.EventType;

/** The provider waits for the buyer, at the address in the snapshot. */
@EventType("payments.payment-offered.v1")
public record PaymentOffered(PaymentSnapshot payment) implements PaymentEvent {}
