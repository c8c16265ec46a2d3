package kz.cvety.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import kz.cvety.payments.World;
import kz.cvety.simulators.machinery.CallFault;
import kz.cvety.simulators.machinery.FaultKind;
import org.junit.jupiter.api.Test;

class StripeCreatesIT {

    private static final String CREATE = "POST /v1/checkout/sessions";

    private final StripeShop stripe = new StripeShop();

    @Test
    void makesOneSessionAfterAnInstanceDiedInTheMiddleOfACall() {
        World.STRIPE.faults().add(CallFault.next(1, FaultKind.ANSWER_LOST).on(CREATE));
        var payment = stripe.requested("5000");

        await().until(() -> World.behindTheScenes().sql("""
            update errand set lease = gen_random_uuid(), leased_until = clock_timestamp() - interval '1 s', due_at = now()
            where payment_id = ? and kind = 'MAKE' and begun and lease is null
            """).param(payment).update() == 1);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(World.payment(stripe.shop, payment).text("/status"))
                                .isEqualTo("PENDING"));
        assertThat(stripe.sessions(payment)).hasSize(1);
        assertThat(World.STRIPE.calls(CREATE))
                .filteredOn(call -> call.body().contains(payment.toString()))
                .hasSize(2);
    }
}
