package kz.cvety.payments;

import java.time.Instant;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.payments.PaymentProvider.Pace;

/** What has to be said to a provider, or asked. Kept in the transaction that makes it necessary, run later by any instance. */
public interface Errands {

    /** The smaller the urgency, the sooner where a provider's budget is short. */
    enum Kind {
        /** Have an attempt made. */
        MAKE(0),
        /** Ask what has become of an attempt. */
        ASK(2),
        REFUND(1),
        /** End a payment whose time has passed, unless its money has come. */
        END(1),
        /** Call an attempt off. */
        CANCEL(1);

        private final int urgency;

        Kind(int urgency) {
            this.urgency = urgency;
        }

        public int urgency() {
            return urgency;
        }
    }

    /** Adds it, or brings one that is there forward. */
    void add(ShopId shop, Kind kind, UUID subject, Payment payment, Instant dueAt);

    /** Asks about an attempt that the provider knows by this id: at its pace while it is fresh, then slowly until {@code last}. */
    void follow(ShopId shop, UUID attempt, String theirs, Payment payment, Pace pace, Instant now, Instant last);

    void drop(ShopId shop, Kind kind, UUID subject);
}
