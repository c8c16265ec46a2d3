package kz.cvety.payments.matching;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.cvety.kit.Money;
import kz.cvety.kit.ShopId;

/** Orders that money may be for, as a person is shown them. */
public interface PossibleOrders {

    /** Those placed since then whose total is about this amount, the nearest first. */
    List<Candidate.Facts> about(ShopId shop, Money amount, Instant since, Instant paidAt, int limit);

    /** How many other payments of this amount have no order. */
    int rivals(ShopId shop, UUID payment, Money amount);
}
