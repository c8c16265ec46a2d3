package kz.cvety.payments.reconciliation;

import java.util.Objects;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.payments.ConfirmPayment;
import kz.cvety.payments.Incoming;
import kz.cvety.payments.Payments;
import kz.cvety.payments.StatementLine;
import kz.cvety.payments.reconciliation.ReconciliationRefusals.NotAdoptable;
import kz.cvety.payments.reconciliation.ReconciliationRefusals.UnknownReconciliation;
import org.springframework.stereotype.Component;

/** Makes a payment without an order of money that a provider received and we knew nothing of; one, however often it is asked. */
@Component
public class AdoptMoney {

    private final Reconciliations reconciliations;
    private final ConfirmPayment confirm;
    private final Payments payments;
    private final ReconciliationProperties properties;

    AdoptMoney(
            Reconciliations reconciliations,
            ConfirmPayment confirm,
            Payments payments,
            ReconciliationProperties properties) {
        this.reconciliations = reconciliations;
        this.confirm = confirm;
        this.payments = payments;
        this.properties = properties;
    }

    /** The payment. Runs inside a transaction of the shop. */
    public UUID handle(ShopId shop, UUID id, int number) {
        var run = reconciliations.find(shop, id).orElseThrow(UnknownReconciliation::new);
        var found = reconciliations.lockDifference(shop, id, number).orElseThrow(UnknownReconciliation::new);
        if (found.adoptedAs() != null) {
            return found.adoptedAs();
        }
        var difference = found.difference();
        var amount = difference.theirs();
        if (difference.kind() != Difference.Kind.MISSING_HERE
                || !StatementLine.Kind.PAID.name().equals(difference.theirStatus())
                || amount == null) {
            throw new NotAdoptable();
        }
        var reference = difference.reference();
        var transaction = difference.transactionId();
        var money = new Incoming(
                run.provider(),
                Objects.requireNonNull(reference == null ? transaction : reference),
                Objects.requireNonNull(transaction == null ? reference : transaction),
                amount,
                Objects.requireNonNullElseGet(difference.at(), () -> properties.start(run.day())));
        confirm.withoutOrder(shop, money);
        var payment = payments.ofTransaction(shop, run.provider(), money.transactionId())
                .orElseThrow(NotAdoptable::new);
        reconciliations.adopted(shop, id, number, payment);
        return payment;
    }
}
