package kz.cvety.payments.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import kz.cvety.events.payments.PaymentStatus;
import kz.cvety.kit.Origin;
import kz.cvety.payments.ConfirmPayment;
import kz.cvety.payments.Incoming;
import kz.cvety.payments.Provider;
import kz.cvety.payments.ProviderAccount;
import kz.cvety.payments.ProviderAccounts;
import kz.cvety.payments.RequestPayment;
import kz.cvety.payments.Secret;
import kz.cvety.payments.Till;
import kz.cvety.payments.World;
import kz.cvety.payments.reconciliation.Reconciliation.State;
import org.junit.jupiter.api.Test;

/** A day of Stripe's, through the simulated Stripe. */
class StripeReconciliationIT {

    private final Till till = new Till();
    private final Reconciliations reconciliations = World.bean(Reconciliations.class);

    @Test
    void findsMoneyThatStripeDoesNotKnowOf() {
        World.bean(ProviderAccounts.class)
                .put(new ProviderAccount(
                        till.shop,
                        Provider.STRIPE,
                        true,
                        Map.of(),
                        Map.of("api-key", new Secret(World.STRIPE_KEY)),
                        200,
                        200));
        var paid = request("5000.00");
        request("700.00");
        World.STRIPE.sessions().stream()
                .filter(session -> paid.toString().equals(session.metadata().get("payment")))
                .forEach(session -> World.STRIPE.pay(session.id()));
        await().atMost(Duration.ofSeconds(20)).until(() -> till.payment(paid).status() == PaymentStatus.PAID);
        var unheardOf = new Incoming(Provider.STRIPE, "cs_unheard", "pi_unheard", Till.tenge("80.00"), Till.now());
        till.call(() -> World.bean(ConfirmPayment.class).withoutOrder(till.shop, unheardOf));

        var run = compared();

        assertThat(run.lines()).isEqualTo(2);
        assertThat(till.call(() -> reconciliations.differences(till.shop, run.id(), 0, 100)))
                .extracting(
                        each -> each.difference().kind(),
                        each -> each.difference().transactionId())
                .containsExactly(tuple(Difference.Kind.MISSING_THERE, "pi_unheard"));
    }

    private Reconciliation compared() {
        var id = UuidCreator.getTimeOrderedEpoch();
        var today = World.bean(ReconciliationProperties.class).today(World.bean(InstantSource.class));
        till.call(() -> reconciliations.add(
                till.shop,
                Reconciliation.start(
                        id, Provider.STRIPE, today, Reconciliation.Origin.ASKED, "user:manager-1", Till.now())));
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            World.bean(ReadStatements.class).read();
            return find(id).state() == State.DONE;
        });
        return find(id);
    }

    private Reconciliation find(UUID id) {
        return till.call(() -> reconciliations.find(till.shop, id).orElseThrow());
    }

    /** A payment that Stripe waits for. */
    private UUID request(String total) {
        var order = till.order(total);
        var payBy = Till.now().plus(Duration.ofHours(2));
        var payment = till.call(() -> World.bean(RequestPayment.class)
                .handle(till.shop, UUID.randomUUID(), Origin.SYSTEM, order, Provider.STRIPE, payBy)
                .id());
        await().atMost(Duration.ofSeconds(20)).until(() -> till.payment(payment).status() == PaymentStatus.PENDING);
        return payment;
    }
}
