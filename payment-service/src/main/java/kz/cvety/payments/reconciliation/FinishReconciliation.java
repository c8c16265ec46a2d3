package kz.cvety.payments.reconciliation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import kz.cvety.kit.ShopId;
import kz.cvety.payments.ConfirmPayment;
import kz.cvety.payments.Incoming;
import kz.cvety.payments.StatementLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Compares what a provider said with what we know. Money that we asked for and did not hear of counts as heard from then on. */
@Component
class FinishReconciliation {

    private static final Logger log = LoggerFactory.getLogger(FinishReconciliation.class);

    private final Reconciliations reconciliations;
    private final KnownMoney knownMoney;
    private final ConfirmPayment confirm;
    private final ReconciliationProperties properties;
    private final InstantSource clock;

    FinishReconciliation(
            Reconciliations reconciliations,
            KnownMoney knownMoney,
            ConfirmPayment confirm,
            ReconciliationProperties properties,
            InstantSource clock) {
        this.reconciliations = reconciliations;
        this.knownMoney = knownMoney;
        this.confirm = confirm;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Runs inside a transaction of the shop.
     *
     * @param tellsAll whether the statement tells of all money there was
     */
    void handle(ShopId shop, Reconciliation run, boolean tellsAll) {
        var theirs = reconciliations.lines(shop, run.id());
        var references = new HashSet<String>();
        var transactions = new HashSet<String>();
        for (var line : theirs) {
            if (line.reference() != null) {
                references.add(line.reference());
            }
            if (line.transactionId() != null) {
                transactions.add(line.transactionId());
            }
        }
        var from = properties.start(run.day());
        var to = properties.start(run.day().plusDays(1));
        var ours = knownMoney.of(shop, run.provider(), from, to, references, transactions);
        var differences = Comparison.of(theirs, ours, tellsAll);
        hear(shop, run, from, differences);
        reconciliations.finish(shop, run.id(), differences, clock.instant());
        log.atInfo()
                .addKeyValue("shop", shop)
                .addKeyValue("provider", run.provider())
                .addKeyValue("day", run.day())
                .addKeyValue("lines", theirs.size())
                .addKeyValue("differences", differences.size())
                .log("reconciliation.done");
    }

    private void hear(ShopId shop, Reconciliation run, Instant from, List<Difference> differences) {
        differences.stream()
                .filter(difference -> difference.kind() == Difference.Kind.STATUS_DIFFERS
                        && StatementLine.Kind.PAID.name().equals(difference.theirStatus())
                        && difference.reference() != null
                        && difference.transactionId() != null)
                .sorted(Comparator.comparing(difference -> Objects.requireNonNull(difference.reference())))
                .forEach(difference -> confirm.handle(
                        shop,
                        new Incoming(
                                run.provider(),
                                Objects.requireNonNull(difference.reference()),
                                Objects.requireNonNull(difference.transactionId()),
                                Objects.requireNonNull(difference.theirs()),
                                Objects.requireNonNullElse(difference.at(), from))));
    }
}
