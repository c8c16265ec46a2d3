package kz.cvety.events.payments;

import kz.cvety.events.EventType;

/** A person has to look; the snapshot says why. */
@EventType("payments.payment-flagged.v1")
public record PaymentFlagged(PaymentSnapshot payment) implements PaymentEvent {}
