package kz.cvety.orders.kafka;

import kz.cvety.kit.Rejection;

/** A report holds a value that no order can take. */
final class UnusableReport extends Rejection {

    UnusableReport(String field) {
        super(Kind.INVALID, "unusable-report", "The reported " + field + " is not usable");
    }
}
