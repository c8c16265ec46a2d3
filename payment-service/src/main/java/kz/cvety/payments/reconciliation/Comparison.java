package kz.cvety.payments.reconciliation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.kit.Money;
import kz.cvety.payments.StatementLine;
import kz.cvety.payments.reconciliation.Difference.Kind;
import org.jspecify.annotations.Nullable;

/** Their list of a day against ours: each payment that is not the same on both is one difference, the gravest. */
final class Comparison {

    private final boolean tellsAll;
    private final List<Difference> differences = new ArrayList<>();
    private final Map<String, Ours> byReference = new HashMap<>();
    private final Map<String, Ours> byTransaction = new HashMap<>();
    private final Map<UUID, Theirs> told = new HashMap<>();

    /** What they say of one payment of ours. */
    private static final class Theirs {
        private final List<StatementLine> lines = new ArrayList<>();
    }

    private Comparison(List<Ours> ours, boolean tellsAll) {
        this.tellsAll = tellsAll;
        for (var payment : ours) {
            payment.references().forEach(reference -> byReference.put(reference, payment));
            if (payment.transactionId() != null) {
                byTransaction.put(payment.transactionId(), payment);
            }
        }
    }

    /** @param tellsAll whether they tell of all money there was, so that what they do not tell of is missing */
    static List<Difference> of(List<StatementLine> theirs, List<Ours> ours, boolean tellsAll) {
        var comparison = new Comparison(ours, tellsAll);
        comparison.sort(theirs);
        ours.forEach(comparison::compare);
        return comparison.differences;
    }

    private void sort(List<StatementLine> lines) {
        var strangers = new LinkedHashSet<StatementLine>();
        for (var line : lines) {
            var known = known(line);
            if (known != null) {
                told.computeIfAbsent(known.paymentId(), id -> new Theirs())
                        .lines
                        .add(line);
            } else if (line.kind() != StatementLine.Kind.UNPAID) {
                strangers.add(line);
            }
        }
        strangers.forEach(line -> differences.add(missingHere(line)));
    }

    private @Nullable Ours known(StatementLine line) {
        var transaction = line.transactionId();
        var known = transaction == null ? null : byTransaction.get(transaction);
        if (known != null || line.reference() == null) {
            return known;
        }
        return byReference.get(line.reference());
    }

    private void compare(Ours ours) {
        var theirs = told.get(ours.paymentId());
        var lines = theirs == null ? List.<StatementLine>of() : theirs.lines;
        if (lines.isEmpty() && !tellsAll) {
            return;
        }
        var paid = first(lines, StatementLine.Kind.PAID);
        var unpaid = first(lines, StatementLine.Kind.UNPAID);
        if (paid == null && ours.paidThatDay()) {
            differences.add(
                    unpaid == null
                            ? difference(Kind.MISSING_THERE, ours, null, null, ours.amount())
                            : difference(Kind.STATUS_DIFFERS, ours, unpaid, unpaid.amount(), ours.amount()));
        } else if (paid != null && !ours.isPaid()) {
            differences.add(difference(Kind.STATUS_DIFFERS, ours, paid, paid.amount(), ours.amount()));
        } else if (paid != null && !paid.amount().equals(ours.amount())) {
            differences.add(difference(Kind.AMOUNT_DIFFERS, ours, paid, paid.amount(), ours.amount()));
        } else {
            compareRefunds(ours, lines, paid);
        }
    }

    private void compareRefunds(Ours ours, List<StatementLine> lines, @Nullable StatementLine paid) {
        var inAll = paid == null ? null : paid.refundedSoFar();
        if (inAll != null) {
            if (!inAll.equals(ours.refunded())) {
                differences.add(difference(Kind.REFUND_DIFFERS, ours, paid, inAll, ours.refunded()));
            }
            return;
        }
        var thatDay = lines.stream()
                .filter(line -> line.kind() == StatementLine.Kind.REFUND)
                .map(StatementLine::amount)
                .reduce(Money.zero(ours.amount().currency()), Comparison::plus);
        if (!thatDay.equals(ours.refundedThatDay())) {
            differences.add(difference(
                    Kind.REFUND_DIFFERS,
                    ours,
                    first(lines, StatementLine.Kind.REFUND),
                    thatDay,
                    ours.refundedThatDay()));
        }
    }

    /** Amounts of two currencies do not add up; what is told in another one is no refund of this payment. */
    private static Money plus(Money sum, Money more) {
        return sum.currency().equals(more.currency()) ? sum.plus(more) : sum;
    }

    private static @Nullable StatementLine first(List<StatementLine> lines, StatementLine.Kind kind) {
        for (var line : lines) {
            if (line.kind() == kind) {
                return line;
            }
        }
        return null;
    }

    private static Difference missingHere(StatementLine line) {
        return new Difference(
                Kind.MISSING_HERE,
                null,
                line.reference(),
                line.transactionId(),
                line.amount(),
                null,
                line.kind().name(),
                null,
                line.at());
    }

    private static Difference difference(
            Kind kind, Ours ours, @Nullable StatementLine line, @Nullable Money theirs, Money amount) {
        return new Difference(
                kind,
                ours.paymentId(),
                line == null ? null : line.reference(),
                line == null || line.transactionId() == null ? ours.transactionId() : line.transactionId(),
                theirs,
                amount,
                line == null ? null : line.kind().name(),
                ours.status(),
                line == null || line.at() == null ? ours.paidAt() : line.at());
    }
}
