package kz.cvety.orders;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import kz.cvety.kit.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes terms of a wish to pay online, within the bounds of the settings. */
@Component
class ArrangePayment {

    private final OrderProperties properties;

    ArrangePayment(OrderProperties properties) {
        this.properties = properties;
    }

    /** The terms, as exact as the database keeps them. */
    PayTerms handle(PayWish wish, Money total, Instant now) {
        if (total.minor() == 0) {
            throw new NothingToPay();
        }
        return new PayTerms(wish.provider(), payBy(wish.payBy(), now).truncatedTo(ChronoUnit.MICROS));
    }

    private Instant payBy(@Nullable Instant wanted, Instant now) {
        if (wanted == null) {
            return now.plus(properties.payWithin());
        }
        var earliest = now.plus(properties.payWithinAtLeast());
        var latest = now.plus(properties.payWithinAtMost());
        if (wanted.isBefore(earliest) || wanted.isAfter(latest)) {
            throw new PayByOutOfBounds(earliest, latest);
        }
        return wanted;
    }
}
