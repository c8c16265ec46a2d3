package kz.cvety.orders;

import java.time.Instant;
import java.util.Map;
import kz.cvety.kit.Rejection;

/** An order asks for too little or too much time to be paid. */
public final class PayByOutOfBounds extends Rejection {

    PayByOutOfBounds(Instant earliest, Instant latest) {
        super(
                Kind.INVALID,
                "pay-by-out-of-bounds",
                "payBy must lie between " + earliest + " and " + latest,
                Map.of("earliest", earliest.toString(), "latest", latest.toString()));
    }
}
