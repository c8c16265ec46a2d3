package kz.cvety.payments.matching;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.payments.PaymentRefused.UnknownPayment;
import kz.cvety.payments.Payments;
import org.springframework.stereotype.Component;

/** Finds the orders that money which came may be for, and says what speaks for and against each: a person decides. */
@Component
public class FindCandidates {

    private static final int MOST = 50;

    private final Payments payments;
    private final PossibleOrders orders;
    private final MatchingProperties properties;
    private final InstantSource clock;

    FindCandidates(Payments payments, PossibleOrders orders, MatchingProperties properties, InstantSource clock) {
        this.payments = payments;
        this.orders = orders;
        this.properties = properties;
        this.clock = clock;
    }

    /** The likeliest first; none for a payment whose money has not come. Runs inside a transaction of the shop. */
    public List<Candidate> handle(ShopId shop, UUID id) {
        var payment = payments.find(shop, id).orElseThrow(UnknownPayment::new);
        var paidAt = payment.paidAt();
        if (paidAt == null) {
            return List.of();
        }
        var amount = payment.amount();
        var since = clock.instant().minus(properties.lookBack());
        var found = orders.about(shop, amount, since, paidAt, MOST);
        var fitting = found.stream().filter(order -> order.fits(amount)).count();
        var rivals = orders.rivals(shop, id, amount) > 0;
        return found.stream()
                .map(order -> Candidate.of(
                        order,
                        amount,
                        isNear(order.placedAt(), paidAt),
                        fitting > (order.fits(amount) ? 1 : 0),
                        rivals))
                .toList();
    }

    private boolean isNear(Instant placedAt, Instant paidAt) {
        return Duration.between(placedAt, paidAt).abs().compareTo(properties.within()) <= 0;
    }
}
