package kz.cvety.payments.work;

import kz.cvety.payments.Errands;
import kz.cvety.payments.PaymentProvider.Cancelling;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Calls an attempt off, where its provider can. What becomes of it is asked all the same. */
@Component
class CancelAttempt implements ErrandRunner {

    private static final int ENOUGH = 5;

    private final ErrandQueue queue;
    private final Waits waits;

    CancelAttempt(ErrandQueue queue, Waits waits) {
        this.queue = queue;
        this.waits = waits;
    }

    @Override
    public Errands.Kind kind() {
        return Errands.Kind.CANCEL;
    }

    @Override
    public void run(Errand errand, @Nullable Line line) {
        var theirs = errand.theirs();
        if (line != null
                && theirs != null
                && line.provider().cancel(line.account(), theirs) instanceof Cancelling.Unknown
                && errand.tries() < ENOUGH) {
            queue.again(errand, waits.afterTry(errand.tries()), false, true);
        } else {
            queue.done(errand);
        }
    }
}
