package kz.cvety.events.payments;

import java.util.UUID;
import kz.cvety.events.Event;
import kz.cvety.events.Topic;

/** What happened to a payment. Every event carries the whole payment and its version. */
@Topic("payments.payment")
public sealed interface PaymentEvent extends Event
        permits PaymentRequested,
                PaymentOffered,
                PaymentReceived,
                PaymentAssigned,
                PaymentEnded,
                PaymentRefunded,
                PaymentFlagged,
                PaymentCleared {

    PaymentSnapshot payment();

    @Override
    default UUID aggregateId() {
        return payment().paymentId();
    }
}
