package kz.cvety.catalog;

import kz.cvety.kit.Rejection;

/** A report holds a value that no product can take. */
public final class UnusableReport extends Rejection {

    public UnusableReport(String field) {
        super(Kind.INVALID, "unusable-report", "The reported " + field + " is not usable");
    }
}
