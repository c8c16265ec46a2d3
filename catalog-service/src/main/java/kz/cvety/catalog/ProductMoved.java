package kz.cvety.catalog;

import java.util.Map;
import kz.cvety.kit.Rejection;

/** The product has changed since the caller looked at it. */
public final class ProductMoved extends Rejection {

    ProductMoved(long expected, long actual) {
        super(
                Kind.PRECONDITION_FAILED,
                "version-mismatch",
                "The product has changed since version " + expected,
                Map.of("expected", expected, "actual", actual));
    }
}
