package kz.cvety.payments.reconciliation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import kz.cvety.kit.ShopId;
import kz.cvety.payments.Provider;

/** Our side of a day. Runs inside a transaction of the shop. */
public interface KnownMoney {

    /** Every payment that was paid or given back in this time, or that is meant by one of these ids of the provider's. */
    List<Ours> of(
            ShopId shop,
            Provider provider,
            Instant from,
            Instant to,
            Collection<String> references,
            Collection<String> transactions);
}
