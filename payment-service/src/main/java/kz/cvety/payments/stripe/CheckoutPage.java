package kz.cvety.payments.stripe;

import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.payments.PaymentProvider.Demand;

/**
 * What the buyer sees at Stripe. It follows from the settings and the demand alone, not from the time it is made at: a repeated
 * request is the same request.
 */
final class CheckoutPage {

    // Stripe takes 30 minutes to 24 hours from when it hears the request; that may be a while after the attempt was
    // made
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofHours(23);
    private static final int TIME_ORDERED = 7;

    private CheckoutPage() {}

    /** Nothing where nobody says where buyers go back to. */
    static Optional<SessionCreateParams> of(StripeProperties properties, ShopId shop, Demand demand) {
        if (properties.successUrl().isEmpty()) {
            return Optional.empty();
        }
        var page = SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .setSuccessUrl(back(properties.successUrl(), shop))
                .setClientReferenceId(demand.attemptId().toString())
                .putMetadata(StripeEvent.SHOP, shop.value())
                .putMetadata(StripeEvent.PAYMENT, demand.paymentId().toString())
                .addLineItem(line(demand));
        end(demand.attemptId(), demand.payBy()).ifPresent(end -> page.setExpiresAt(end.getEpochSecond()));
        if (!properties.cancelUrl().isEmpty()) {
            page.setCancelUrl(back(properties.cancelUrl(), shop));
        }
        if (demand.orderId() != null) {
            page.putMetadata(StripeEvent.ORDER, demand.orderId().toString());
        }
        return Optional.of(page.build());
    }

    /** As long as the money is waited for, within what Stripe takes; a day, which is Stripe's own, when the id bears no time. */
    static Optional<Instant> end(UUID attemptId, Instant payBy) {
        if (attemptId.version() != TIME_ORDERED) {
            return Optional.empty();
        }
        var made = Instant.ofEpochMilli(attemptId.getMostSignificantBits() >>> 16);
        var soonest = made.plus(SHORTEST);
        var latest = made.plus(LONGEST);
        return Optional.of(payBy.isBefore(soonest) ? soonest : payBy.isAfter(latest) ? latest : payBy);
    }

    private static String back(String address, ShopId shop) {
        return address.replace("{shop}", shop.value());
    }

    private static LineItem line(Demand demand) {
        var name = Objects.requireNonNullElse(
                demand.orderNumber(), demand.paymentId().toString());
        return LineItem.builder()
                .setQuantity(1L)
                .setPriceData(PriceData.builder()
                        .setCurrency(demand.amount().currency().toLowerCase(Locale.ROOT))
                        .setUnitAmount(demand.amount().minor())
                        .setProductData(PriceData.ProductData.builder()
                                .setName("№ " + name)
                                .build())
                        .build())
                .build();
    }
}
