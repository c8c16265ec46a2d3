package kz.cvety.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import kz.cvety.kit.Money;
import kz.cvety.kit.ShopId;
import kz.cvety.payments.PaymentProvider.Demand;
import org.junit.jupiter.api.Test;

class CheckoutPageTests {

    private static final Instant MADE = Instant.parse("2026-03-08T06:00:00Z");
    private static final ShopId SHOP = new ShopId("astana");
    private static final UUID ATTEMPT = UuidCreator.getTimeOrderedEpoch(MADE);

    @Test
    void waitsAsLongAsTheMoneyIsWaitedFor() {
        var payBy = MADE.plus(Duration.ofHours(3));

        assertThat(CheckoutPage.end(ATTEMPT, payBy)).hasValue(payBy);
        assertThat(CheckoutPage.end(UUID.randomUUID(), payBy)).isEmpty();
    }

    @Test
    void keepsWithinWhatStripeTakes() {
        assertThat(CheckoutPage.end(ATTEMPT, MADE.plus(Duration.ofMinutes(5))))
                .hasValue(MADE.plus(Duration.ofHours(1)));
        assertThat(CheckoutPage.end(ATTEMPT, Instant.MAX)).hasValue(MADE.plus(Duration.ofHours(23)));
    }

    @Test
    void isTheSameHoweverOftenItIsMade() {
        var demand = demand("122001");

        assertThat(CheckoutPage.of(Stripes.properties("https://stripe.example"), SHOP, demand)
                        .orElseThrow()
                        .toMap())
                .isEqualTo(CheckoutPage.of(Stripes.properties("https://stripe.example"), SHOP, demand)
                        .orElseThrow()
                        .toMap());
    }

    @Test
    void asksForHundredthsUnderTheAttemptsName() {
        var page = CheckoutPage.of(Stripes.properties("https://stripe.example"), SHOP, demand("122001"))
                .orElseThrow();

        assertThat(page.getSuccessUrl()).isEqualTo("https://astana.example/thanks?session={CHECKOUT_SESSION_ID}");
        assertThat(page.getClientReferenceId()).isEqualTo(ATTEMPT.toString());
        assertThat(page.getMetadata()).containsKeys("payment", "order");
        var line = page.getLineItems().getFirst();
        assertThat(line.getPriceData().getUnitAmount()).isEqualTo(500_050);
        assertThat(line.getPriceData().getCurrency()).isEqualTo("kzt");
        assertThat(line.getPriceData().getProductData().getName()).isEqualTo("№ 122001");
    }

    @Test
    void isNotMadeWithoutAWayBack() {
        var none = Stripes.properties("https://stripe.example", "");

        assertThat(CheckoutPage.of(none, SHOP, demand("122001"))).isEmpty();
    }

    private static Demand demand(String number) {
        return new Demand(
                ATTEMPT,
                UuidCreator.getTimeOrderedEpoch(),
                UuidCreator.getTimeOrderedEpoch(),
                number,
                new Money(500_050, "KZT"),
                MADE.plus(Duration.ofHours(3)));
    }
}
