package kz.cvety.payments.work;

import kz.cvety.payments.Errands;
import kz.cvety.payments.PaymentProvider;
import kz.cvety.payments.ProviderAccount;
import org.jspecify.annotations.Nullable;

/** Runs the errands of one kind. It settles the errand itself, or leaves it to whoever claims it when the lease ends. */
interface ErrandRunner {

    Errands.Kind kind();

    /** Whom to speak with, if there still is somebody. */
    record Line(PaymentProvider provider, ProviderAccount account) {}

    void run(Errand errand, @Nullable Line line);
}
