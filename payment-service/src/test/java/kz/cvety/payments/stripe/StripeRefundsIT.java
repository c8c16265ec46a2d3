package kz.cvety.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import kz.cvety.payments.Provider;
import kz.cvety.payments.ProviderAccounts;
import kz.cvety.payments.RefundState;
import kz.cvety.payments.World;
import kz.cvety.simulators.machinery.CallFault;
import kz.cvety.simulators.machinery.FaultKind;
import kz.cvety.simulators.stripe.StripeSession;
import org.junit.jupiter.api.Test;

class StripeRefundsIT {

    private final StripeShop stripe = new StripeShop();

    @Test
    void givesBackOnceAlthoughTheAnswerIsLost() {
        var payment = stripe.request("5000");
        var session = pay(payment);
        World.STRIPE.faults().add(CallFault.next(1, FaultKind.ANSWER_LOST).on("POST /v1/refunds"));

        var refund = stripe.refund(payment, "2000");

        await().atMost(Duration.ofSeconds(45)).until(() -> state(payment, refund) == RefundState.DONE);
        assertThat(World.STRIPE.refunds())
                .filteredOn(each -> each.sessionId().equals(session.id()))
                .hasSize(1);
        assertThat(World.payment(stripe.shop, payment).text("/status")).isEqualTo("PARTLY_REFUNDED");
    }

    @Test
    void takesUpARefundThatSomebodyMadeOnStripesPages() {
        var payment = stripe.request("5000");
        var session = pay(payment);
        var theirs = World.STRIPE.giveBack(session.id(), 120_000);
        var event = stripe.event("refund.created", theirs.id());

        assertThat(stripe.send(event).status()).isEqualTo(200);
        assertThat(stripe.send(event).status()).isEqualTo(200);

        var refunds = stripe.refunds(payment);
        assertThat(refunds).hasSize(1);
        assertThat(refunds.getFirst().state()).isEqualTo(RefundState.DONE);
        assertThat(refunds.getFirst().amount()).hasToString("1200.00");
        assertThat(refunds.getFirst().providerRefundId()).isEqualTo(theirs.id());
        assertThat(World.told(payment)).containsOnlyOnce("refunded");
    }

    @Test
    void hearsOfItsOwnRefundWithoutCountingItTwice() {
        var payment = stripe.request("5000");
        pay(payment);
        var refund = stripe.refund(payment, "5000");
        await().until(() -> state(payment, refund) == RefundState.DONE);
        var theirs = stripe.refunds(payment).getFirst().providerRefundId();

        assertThat(stripe.send(stripe.event("refund.created", theirs)).status()).isEqualTo(200);

        assertThat(stripe.refunds(payment)).hasSize(1);
        assertThat(World.payment(stripe.shop, payment).text("/status")).isEqualTo("REFUNDED");
    }

    @Test
    void leavesARefundThatFailedAfterAllToAPerson() {
        var payment = stripe.request("5000");
        pay(payment);
        var refund = stripe.refund(payment, "1000");
        await().until(() -> state(payment, refund) == RefundState.DONE);
        var theirs = stripe.refunds(payment).getFirst().providerRefundId();
        var intent = stripe.transaction(payment).orElseThrow();
        var body = """
            {"id":"evt_failed%s","object":"event","created":%d,"type":"refund.failed","data":{"object":{"id":"%s",
             "object":"refund","status":"failed","amount":100000,"currency":"kzt","payment_intent":"%s",
             "metadata":{"refund":"%s"}}}}\
            """.formatted(
                UUID.randomUUID().toString().substring(0, 8), Instant.now().getEpochSecond(), theirs, intent, refund);

        assertThat(stripe.send(body, StripeShop.signed(body, stripe.secret)).status())
                .isEqualTo(200);

        assertThat(World.payment(stripe.shop, payment).text("/attention")).isEqualTo("UNCLEAR_REFUND");
    }

    @Test
    void looksUpTheEventsWhoseWebhooksNeverCame() {
        var payment = stripe.request("5000");
        var session = pay(payment);
        World.STRIPE.giveBack(session.id(), 120_000);
        var account = World.bean(ProviderAccounts.class)
                .find(stripe.shop, Provider.STRIPE)
                .orElseThrow();

        await().untilAsserted(() -> {
            World.bean(MissedEvents.class).lookUp(account);
            assertThat(stripe.refunds(payment)).hasSize(1);
        });
        assertThat(World.told(payment)).containsOnlyOnce("refunded");
    }

    private StripeSession pay(UUID payment) {
        var session = World.STRIPE.pay(stripe.session(payment).id());
        stripe.send(stripe.event("checkout.session.completed", session.id()));
        assertThat(World.payment(stripe.shop, payment).text("/status")).isEqualTo("PAID");
        return session;
    }

    private RefundState state(UUID payment, UUID refund) {
        return stripe.refunds(payment).stream()
                .filter(each -> each.id().equals(refund))
                .findFirst()
                .orElseThrow()
                .state();
    }
}
