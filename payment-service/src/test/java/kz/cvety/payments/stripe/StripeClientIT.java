package kz.cvety.payments.stripe;

import static kz.cvety.simulators.machinery.FaultKind.ANSWER_LOST;
import static kz.cvety.simulators.machinery.FaultKind.BUSINESS_ERROR;
import static kz.cvety.simulators.machinery.FaultKind.HANG;
import static kz.cvety.simulators.machinery.FaultKind.HTML;
import static kz.cvety.simulators.machinery.FaultKind.LIMIT;
import static kz.cvety.simulators.machinery.FaultKind.REDIRECT;
import static kz.cvety.simulators.machinery.FaultKind.SERVER_ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import kz.cvety.kit.Money;
import kz.cvety.kit.ShopId;
import kz.cvety.payments.PaymentProvider.Cancelling;
import kz.cvety.payments.PaymentProvider.Creation;
import kz.cvety.payments.PaymentProvider.Demand;
import kz.cvety.payments.PaymentProvider.Details;
import kz.cvety.payments.PaymentProvider.Refunding;
import kz.cvety.payments.PaymentProvider.Return;
import kz.cvety.payments.PaymentProvider.Standing;
import kz.cvety.payments.ProviderAccount;
import kz.cvety.simulators.machinery.CallFault;
import kz.cvety.simulators.stripe.ReceivedCall;
import kz.cvety.simulators.stripe.StripeOptions;
import kz.cvety.simulators.stripe.StripeRefund;
import kz.cvety.simulators.stripe.StripeSession;
import kz.cvety.simulators.stripe.StripeSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StripeClientIT {

    private static final String CREATE = "POST /v1/checkout/sessions";
    private static final String REFUND = "POST /v1/refunds";
    private static final Money AMOUNT = new Money(500_050, "KZT");

    private final StripeSimulator stripe = StripeSimulator.start(new StripeOptions().secretKey("sk_test_fake"));
    private final StripeProvider provider = new StripeProvider(
            new StripeClients(Stripes.properties(stripe.address().toString())),
            Stripes.properties(stripe.address().toString()));
    private final ProviderAccount account = Stripes.account(new ShopId("astana"), Map.of("api-key", "sk_test_fake"));

    @AfterEach
    void close() {
        stripe.close();
    }

    @Test
    void opensASessionForTheBuyer() {
        var demand = demand();

        var created = created(demand);

        var session = stripe.session(created.providerPaymentId());
        assertThat(created.payUrl()).isEqualTo(stripe.address() + "/c/pay/" + session.id());
        assertThat(session.amount()).isEqualTo(500_050);
        assertThat(session.currency()).isEqualTo("kzt");
        assertThat(session.clientReferenceId()).isEqualTo(demand.attemptId().toString());
        assertThat(session.metadata())
                .containsEntry("payment", demand.paymentId().toString());
        assertThat(stripe.calls(CREATE).getFirst().idempotencyKey())
                .isEqualTo(demand.attemptId().toString());
    }

    @Test
    void opensOneSessionWhenTheAnswerIsLostAndTheCallRepeated() {
        stripe.faults().add(CallFault.next(1, ANSWER_LOST).on(CREATE));
        var demand = demand();

        assertThat(provider.create(account, demand)).isInstanceOf(Creation.Unknown.class);
        var created = created(demand);

        assertThat(stripe.sessions()).extracting(StripeSession::id).containsExactly(created.providerPaymentId());
        assertThat(stripe.calls(CREATE)).extracting(ReceivedCall::replayed).containsExactly(false, true);
    }

    @Test
    void neverRepeatsACallByItself() {
        stripe.faults().add(CallFault.always(ANSWER_LOST));

        provider.create(account, demand());

        assertThat(stripe.calls()).hasSize(1);
    }

    @Test
    void tellsWhetherASessionMayHaveBeenMade() {
        stripe.faults()
                .add(CallFault.next(1, LIMIT).by(Duration.ofSeconds(7)))
                .add(CallFault.next(1, BUSINESS_ERROR))
                .add(CallFault.next(1, SERVER_ERROR))
                .add(CallFault.next(1, HTML))
                .add(CallFault.next(1, REDIRECT))
                .add(CallFault.next(1, HANG));

        assertThat(provider.create(account, demand())).isEqualTo(new Creation.Refused("too-many-requests", true));
        assertThat(provider.create(account, demand())).isEqualTo(new Creation.Refused("refused-400", false));
        assertThat(provider.create(account, demand())).isEqualTo(new Creation.Unknown("answer-500"));
        assertThat(provider.create(account, demand())).isInstanceOf(Creation.Unknown.class);
        assertThat(provider.create(account, demand())).isInstanceOf(Creation.Unknown.class);
        assertThat(provider.create(account, demand())).isEqualTo(new Creation.Unknown("no-answer"));
        assertThat(stripe.sessions()).isEmpty();
    }

    @Test
    void givesUpASessionWhoseFailureStripeHasRecorded() {
        stripe.faults().add(CallFault.next(1, SERVER_ERROR));
        var demand = demand();

        assertThat(provider.create(account, demand)).isInstanceOf(Creation.Unknown.class);
        assertThat(provider.create(account, demand)).isEqualTo(new Creation.Refused("failed-for-good", false));
    }

    @Test
    void knowsThatNobodyHeardACallThatNeverLeft() {
        stripe.close();

        assertThat(provider.create(account, demand())).isEqualTo(new Creation.Refused("not-connected", true));
    }

    @Test
    void refusesWithoutAKeyOrWithAWrongOne() {
        var wrong = provider.create(Stripes.account(account.shop(), Map.of("api-key", "sk_test_other")), demand());
        var none = Stripes.account(account.shop(), Map.of());

        assertThat(wrong).isEqualTo(new Creation.Refused("refused-401", false));
        assertThat(provider.create(none, demand())).isEqualTo(new Creation.Refused("no-api-key", false));
        assertThat(provider.status(none, "cs_test_1")).isInstanceOf(Standing.Unknown.class);
    }

    @Test
    void tellsHowASessionStands() {
        var open = created(demand()).providerPaymentId();
        var paid = created(demand()).providerPaymentId();
        var promised = created(demand()).providerPaymentId();
        var failed = created(demand()).providerPaymentId();
        var expired = created(demand()).providerPaymentId();
        stripe.pay(paid);
        stripe.promise(promised);
        stripe.promise(failed);
        stripe.fail(failed);
        stripe.expire(expired);

        assertThat(provider.status(account, open)).isEqualTo(new Standing.Waiting());
        assertThat(provider.status(account, promised)).isEqualTo(new Standing.Waiting());
        assertThat(provider.status(account, failed)).isEqualTo(new Standing.Failed("payment-failed"));
        assertThat(provider.status(account, expired)).isEqualTo(new Standing.Failed("expired"));
        assertThat(provider.status(account, "cs_test_none")).isEqualTo(new Standing.Unknown("resource-missing"));
        var session = stripe.session(paid);
        assertThat(provider.status(account, paid))
                .isEqualTo(new Standing.Paid(
                        session.paymentIntent(),
                        AMOUNT,
                        Instant.ofEpochSecond(session.paidAt().getEpochSecond())));
    }

    @Test
    void callsOffASessionOnlyWhileItIsOpen() {
        var open = created(demand()).providerPaymentId();
        var paid = created(demand()).providerPaymentId();
        stripe.pay(paid);

        assertThat(provider.cancel(account, open)).isEqualTo(new Cancelling.Done());
        assertThat(provider.cancel(account, open)).isEqualTo(new Cancelling.Done());
        assertThat(provider.cancel(account, paid)).isEqualTo(new Cancelling.Impossible("complete"));
        stripe.faults().add(CallFault.next(1, SERVER_ERROR));
        assertThat(provider.cancel(account, paid)).isInstanceOf(Cancelling.Unknown.class);
    }

    @Test
    void givesBackAndTellsWhatIsLeft() {
        var paid = paid();
        assertThat(provider.details(account, created(demand()).providerPaymentId()))
                .isEqualTo(new Details.Refused("not-paid"));

        var done = provider.refund(account, wanted(paid, 200_000));

        assertThat(done)
                .isEqualTo(new Refunding.Done(stripe.refunds().getFirst().id()));
        assertThat(provider.details(account, paid.id()))
                .isEqualTo(new Details.Known(AMOUNT, new Money(300_050, "KZT")));
        assertThat(provider.refund(account, wanted(paid, 300_051)))
                .isInstanceOfSatisfying(
                        Refunding.Refused.class,
                        refused -> assertThat(refused.passes()).isFalse());
    }

    @Test
    void givesBackOnceWhenTheAnswerIsLost() {
        var wanted = wanted(paid(), 200_000);
        stripe.faults().add(CallFault.next(1, ANSWER_LOST).on(REFUND));

        assertThat(provider.refund(account, wanted)).isInstanceOf(Refunding.Unknown.class);
        assertThat(provider.refund(account, wanted)).isInstanceOf(Refunding.Done.class);

        assertThat(stripe.refunds()).extracting(StripeRefund::amount).containsExactly(200_000L);
    }

    @Test
    void looksForARefundWhoseFailureStripeHasRecorded() {
        var wanted = wanted(paid(), 200_000);
        stripe.faults().add(CallFault.next(1, SERVER_ERROR).on(REFUND));

        assertThat(provider.refund(account, wanted)).isInstanceOf(Refunding.Unknown.class);
        assertThat(provider.refund(account, wanted)).isEqualTo(new Refunding.Refused("failed-for-good", false));

        assertThat(stripe.refunds()).isEmpty();
        assertThat(stripe.calls("GET /v1/refunds")).hasSize(1);
    }

    private StripeSession paid() {
        return stripe.pay(created(demand()).providerPaymentId());
    }

    private static Return wanted(StripeSession session, long amount) {
        return new Return(UUID.randomUUID(), session.id(), session.paymentIntent(), new Money(amount, "KZT"));
    }

    private Creation.Created created(Demand demand) {
        var creation = provider.create(account, demand);
        assertThat(creation).isInstanceOf(Creation.Created.class);
        return (Creation.Created) creation;
    }

    private static Demand demand() {
        return new Demand(
                UuidCreator.getTimeOrderedEpoch(),
                UuidCreator.getTimeOrderedEpoch(),
                UuidCreator.getTimeOrderedEpoch(),
                "122001",
                AMOUNT,
                Instant.now().plus(Duration.ofHours(2)));
    }
}
