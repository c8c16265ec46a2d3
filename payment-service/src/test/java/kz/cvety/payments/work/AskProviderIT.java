package kz.cvety.payments.work;

import static kz.cvety.payments.World.KASPI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.payments.World;
import org.junit.jupiter.api.Test;

/** What is made of what Kaspi says when it is asked. */
class AskProviderIT {

    private final ShopId shop = World.shopWithKaspi();

    @Test
    void keepsAskingWhenKaspiSaysAWordThatNobodyKnows() {
        var payment = World.request(shop, "9000");
        var theirs = offered(payment);
        var counted = unfamiliar();

        KASPI.payment(theirs).status = "Blessed";
        await().until(() -> unfamiliar() > counted);
        assertThat(World.payment(shop, payment).text("/status")).isEqualTo("PENDING");
        KASPI.pay(theirs);

        await().untilAsserted(() ->
                assertThat(World.payment(shop, payment).text("/status")).isEqualTo("PAID"));
    }

    @Test
    void takesTheLinkBackWhenKaspiSaysThatNothingWillComeOfIt() {
        var payment = World.request(shop, "9000");
        var theirs = offered(payment);

        KASPI.payment(theirs).status = "Error";

        await().untilAsserted(() -> assertThat(World.payment(shop, payment).text("/attempts/0/state"))
                .isEqualTo("FAILED"));
        assertThat(World.payment(shop, payment).text("/status")).isEqualTo("REQUESTED");
        assertThat(World.payment(shop, payment).body().has("payUrl")).isFalse();
        assertThat(World.told(payment)).containsExactly("requested", "offered", "requested");
        assertThat(World.make("/api/v1/payments/" + payment + "/attempts", shop, "")
                        .status())
                .isEqualTo(201);
        await().until(() -> KASPI.created(shop.value()) == 2);
    }

    @Test
    void asksSlowlyAndForAWhileOnlyOnceNobodyWaitsAnyMore() {
        var payment = World.request(shop, "9000");
        var theirs = offered(payment);
        World.behindTheScenes()
                .sql("update errand set fresh_until = now(), last_until = now() where payment_id = ? and kind = 'ASK'")
                .param(payment)
                .update();

        await().untilAsserted(() -> assertThat(World.payment(shop, payment).text("/attempts/0/state"))
                .isEqualTo("ENDED"));
        var asked = KASPI.payment(theirs).asked.get();

        assertThat(errands(payment)).isZero();
        assertThat(KASPI.payment(theirs).asked).hasValue(asked);
    }

    private String offered(UUID payment) {
        await().untilAsserted(() ->
                assertThat(World.payment(shop, payment).text("/status")).isEqualTo("PENDING"));
        return World.payment(shop, payment).text("/attempts/0/providerPaymentId");
    }

    private static long errands(UUID payment) {
        return World.behindTheScenes()
                .sql("select count(*) from errand where payment_id = ? and kind = 'ASK'")
                .param(payment)
                .query(Long.class)
                .single();
    }

    private static double unfamiliar() {
        return World.bean(MeterRegistry.class)
                .counter("cvety.payments.polls", "provider", "KASPI", "answer", "unfamiliar")
                .count();
    }
}
