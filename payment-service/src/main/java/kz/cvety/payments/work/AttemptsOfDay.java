package kz.cvety.payments.work;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.cvety.kit.Money;
import kz.cvety.kit.ShopId;
import kz.cvety.payments.Provider;
import org.jspecify.annotations.Nullable;

/** Attempts of which a provider may have something to tell about some time. */
public interface AttemptsOfDay {

    /**
     * Those that were made in this time, or whose payment was paid or given back in it; in the order of their ids, after this one.
     * Runs inside a transaction of the shop.
     */
    List<Asked> page(ShopId shop, Provider provider, Instant from, Instant to, @Nullable UUID after, int limit);

    /**
     * One of them.
     *
     * @param theirs the provider's id of it
     * @param amount what was asked for
     */
    record Asked(UUID attemptId, String theirs, Money amount) {}
}
