package kz.cvety.payments;

import java.util.List;
import java.util.Optional;
import kz.cvety.kit.ShopId;

/**
 * The accounts of all shops, as the machinery that speaks with providers needs them. Each call has a transaction of its own
 * unless one of that shop is running.
 */
public interface ProviderAccounts {

    Optional<ProviderAccount> find(ShopId shop, Provider provider);

    /** The account that this secret of a webhook belongs to: its current one, or the one before. */
    Optional<ProviderAccount> ofWebhook(Provider provider, Secret presented);

    /** Every account that is in use. */
    List<ProviderAccount> enabled();

    /** Puts it in the place of what was there. */
    void put(ProviderAccount account);
}
