package kz.cvety.events.payments;

import java.util.UUID;
import kz.cvety.events.EventType;

/**
 * The provider has given money back.
 *
 * @param amount decimal string: what was given back this time; the snapshot has the sum of all times
 */
@EventType("payments.payment-refunded.v1")
public record PaymentRefunded(PaymentSnapshot payment, UUID refundId, String amount) implements PaymentEvent {}
