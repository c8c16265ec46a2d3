package kz.cvety.payments.work;

import kz.cvety.payments.ProviderAccount;

/** How many calls an account still allows, shared by every instance. */
public interface Budget {

    /** How many of the wanted calls may be made now. */
    int take(ProviderAccount account, int most);

    void giveBack(ProviderAccount account, int calls);
}
