package kz.cvety.payments;

import java.time.Instant;
import java.util.UUID;
import kz.cvety.kit.Money;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;

/** The books. What is posted stands in the transaction that changes the payment, and comes to zero. */
public interface Ledger {

    /** Why money moves. */
    enum Reason {
        RECEIVED,
        ASSIGNED,
        REFUNDED
    }

    /** A place where money can be. */
    record Account(String name) {

        public static final Account ORDERS = new Account("orders");
        public static final Account UNASSIGNED = new Account("unassigned");

        /** What a provider owes or has handed over. */
        public static Account clearing(Provider provider) {
            return new Account("clearing:" + provider);
        }
    }

    /**
     * One movement: the amount out of the credited account into the debited one. Amounts are positive.
     *
     * @param id of the movement, so that it is posted once: of the refund, or made for this
     */
    record Entry(
            UUID id,
            UUID paymentId,
            @Nullable UUID orderId,
            Reason reason,
            Account debit,
            Account credit,
            Money amount,
            Instant at) {}

    void post(ShopId shop, Entry entry);
}
