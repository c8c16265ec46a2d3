package kz.cvety.payments.orders;

import java.time.Instant;
import kz.cvety.payments.PayableOrder;
import org.jspecify.annotations.Nullable;

/** An order at one of its versions, as a fact tells of it. */
public record HeardOrder(PayableOrder order, Instant placedAt) {

    /** What is known now, and what was known before. */
    public record Change(HeardOrder now, @Nullable HeardOrder before) {

        /** Money is to be asked for that was not asked for before. */
        boolean startsToAsk() {
            var asked = now.provider();
            return asked != null && (before == null || !asked.equals(before.provider()));
        }

        /** Nobody wants the order any more. One that is first heard of when it is over was never asked money for. */
        boolean endsNow() {
            return now.order.isOver() && before != null && !before.order.isOver();
        }

        /** The order costs something else than before, and somebody wants it. */
        boolean changesPrice() {
            return before != null && !now.order.isOver() && !now.order.total().equals(before.order.total());
        }
    }

    /** Through whom money is to be asked for, as long as nobody works on the order. */
    private @Nullable String provider() {
        var terms = order.terms();
        return terms == null || !isWaiting() ? null : terms.provider();
    }

    private boolean isWaiting() {
        return order.status().equals("NEW") || order.status().equals("PROCESSING");
    }
}
