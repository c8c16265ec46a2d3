package kz.cvety.payments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.cvety.kit.ShopId;

/** News of payments whose id the provider knows and we do not yet. */
public interface Notices {

    /** A notice, and since when it waits. */
    record Notice(ShopId shop, Incoming money, Instant receivedAt) {}

    void keep(ShopId shop, Incoming money, Instant now);

    /** Takes what was kept about this payment of the provider's. */
    Optional<Incoming> take(ShopId shop, Provider provider, String providerPaymentId);

    /** The oldest of all shops; in a transaction of its own. */
    List<Notice> oldest(int most);
}
