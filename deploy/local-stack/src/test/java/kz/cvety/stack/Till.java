package kz.cvety.stack;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import kz.cvety.simulators.kaspi.KaspiPayment;
import kz.cvety.simulators.kaspi.KaspiSimulator;
import kz.cvety.simulators.machinery.CallFault;
import kz.cvety.simulators.machinery.FaultKind;
import kz.cvety.simulators.stripe.StripeSession;
import kz.cvety.simulators.stripe.StripeSimulator;

/** A simulated provider as a buyer and an accountant see it. */
interface Till {

    /**
     * One charge that was asked for.
     *
     * @param attempt what we call it there
     * @param transaction empty until it is paid
     */
    record Charge(String attempt, String transaction, BigDecimal paid, BigDecimal returned) {

        boolean isPaid() {
            return paid.signum() > 0;
        }
    }

    /** The name in requests and accounts. */
    String name();

    /** News of it get lost and doubled from now on. */
    void loseNews();

    /** The answer to the next request for a charge is lost. */
    void loseNextAnswer();

    /** Pays what this link offers, once it offers something. */
    Optional<Runnable> offered(String link);

    List<Charge> charges();

    static Till of(KaspiSimulator kaspi) {
        return new Till() {
            @Override
            public String name() {
                return "KASPI";
            }

            @Override
            public void loseNews() {
                kaspi.callbackFaults().drop(0.3).duplicate(2);
            }

            @Override
            public void loseNextAnswer() {
                kaspi.faults().add(CallFault.next(1, FaultKind.ANSWER_LOST).on("qr/create-link"));
            }

            @Override
            public Optional<Runnable> offered(String link) {
                return kaspi.payments().stream()
                        .filter(payment -> link.endsWith("/" + payment.token()))
                        .filter(payment -> payment.stage() == KaspiPayment.Stage.OFFERED)
                        .findFirst()
                        .map(payment -> () -> kaspi.pay(payment.id()));
            }

            @Override
            public List<Charge> charges() {
                return kaspi.payments().stream()
                        .map(payment -> new Charge(
                                payment.externalId(), payment.transactionId(), payment.paid(), payment.returned()))
                        .toList();
            }
        };
    }

    static Till of(StripeSimulator stripe) {
        return new Till() {
            @Override
            public String name() {
                return "STRIPE";
            }

            @Override
            public void loseNews() {
                stripe.webhookFaults().drop(0.3).duplicate(2);
            }

            @Override
            public void loseNextAnswer() {
                stripe.faults().add(CallFault.next(1, FaultKind.ANSWER_LOST).on("POST /v1/checkout/sessions"));
            }

            @Override
            public Optional<Runnable> offered(String link) {
                return stripe.sessions().stream()
                        .filter(session -> link.endsWith("/" + session.id()))
                        .filter(session -> session.status() == StripeSession.Status.OPEN)
                        .findFirst()
                        .map(session -> () -> stripe.pay(session.id()));
            }

            @Override
            public List<Charge> charges() {
                return stripe.sessions().stream()
                        .map(session -> new Charge(
                                session.clientReferenceId(),
                                session.paymentIntent(),
                                tenge(session.paid() ? session.amount() : 0),
                                tenge(session.refunded())))
                        .toList();
            }

            private static BigDecimal tenge(long hundredths) {
                return BigDecimal.valueOf(hundredths, 2);
            }
        };
    }
}
