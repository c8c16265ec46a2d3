package kz.cvety.payments;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.Objects;
import kz.cvety.kit.ShopId;
import kz.cvety.payments.Ledger.Account;
import kz.cvety.payments.Ledger.Entry;
import kz.cvety.payments.Ledger.Reason;
import org.springframework.stereotype.Component;

/** Says where money is put when a payment changes. */
@Component
class Bookkeeping {

    private final Ledger ledger;

    Bookkeeping(Ledger ledger) {
        this.ledger = ledger;
    }

    void received(ShopId shop, Payment payment, Instant at) {
        ledger.post(
                shop,
                new Entry(
                        UuidCreator.getTimeOrderedEpoch(),
                        payment.id(),
                        payment.orderId(),
                        Reason.RECEIVED,
                        Account.clearing(payment.provider()),
                        purse(payment),
                        payment.amount(),
                        at));
    }

    void assigned(ShopId shop, Payment payment, Instant at) {
        ledger.post(
                shop,
                new Entry(
                        UuidCreator.getTimeOrderedEpoch(),
                        payment.id(),
                        payment.orderId(),
                        Reason.ASSIGNED,
                        Account.UNASSIGNED,
                        Account.ORDERS,
                        payment.amount(),
                        at));
    }

    void refunded(ShopId shop, Payment payment, Refund refund, Instant at) {
        ledger.post(
                shop,
                new Entry(
                        refund.id(),
                        payment.id(),
                        payment.orderId(),
                        Reason.REFUNDED,
                        purse(payment),
                        Account.clearing(payment.provider()),
                        refund.amount(),
                        at));
    }

    private static Account purse(Payment payment) {
        return Objects.requireNonNull(payment.liesIn()).account();
    }
}
