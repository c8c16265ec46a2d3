package kz.cvety.orders;

import java.util.Map;
import kz.cvety.kit.Rejection;

/** The order has changed since the caller looked at it. */
public final class VersionMismatch extends Rejection {

    VersionMismatch(long expected, long actual) {
        super(
                Kind.PRECONDITION_FAILED,
                "version-mismatch",
                "The order has changed since version " + expected,
                Map.of("expected", expected, "actual", actual));
    }
}
