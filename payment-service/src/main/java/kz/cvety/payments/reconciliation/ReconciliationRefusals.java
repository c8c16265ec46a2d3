package kz.cvety.payments.reconciliation;

import java.time.LocalDate;
import java.util.Map;
import kz.cvety.kit.Rejection;
import kz.cvety.payments.Provider;

/** What is refused here, and why. */
public final class ReconciliationRefusals {

    private ReconciliationRefusals() {}

    /** There is no such reconciliation, or it has no such difference. */
    public static final class UnknownReconciliation extends Rejection {
        public UnknownReconciliation() {
            super(Kind.NOT_FOUND, "unknown-reconciliation", "There is no such reconciliation or difference");
        }
    }

    /** A day is compared when it is over. */
    public static final class DayNotOver extends Rejection {
        DayNotOver(LocalDate day) {
            super(Kind.INVALID, "day-not-over", "The " + day + " is not over yet", Map.of("day", day.toString()));
        }
    }

    /** Nobody can be asked for this statement. */
    public static final class NothingToCompare extends Rejection {
        NothingToCompare(Provider provider) {
            super(
                    Kind.INVALID,
                    "nothing-to-compare",
                    "There is no statement of " + provider + " to compare with",
                    Map.of("provider", provider.name()));
        }
    }

    /** A line of an uploaded statement makes no sense. */
    public static final class UnusableStatement extends Rejection {
        UnusableStatement(int line, String why) {
            super(
                    Kind.INVALID,
                    "unusable-statement",
                    "Line " + line + " of the statement " + why,
                    Map.of("line", line));
        }
    }

    /** Only money that is missing here is adopted. */
    public static final class NotAdoptable extends Rejection {
        NotAdoptable() {
            super(
                    Kind.CONFLICT,
                    "not-adoptable",
                    "Only money that a provider received and we know nothing of is adopted");
        }
    }
}
