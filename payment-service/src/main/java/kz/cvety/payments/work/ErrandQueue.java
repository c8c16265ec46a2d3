package kz.cvety.payments.work;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kz.cvety.kit.ShopId;
import kz.cvety.payments.Provider;

/**
 * Where errands wait. A claim ends with its lease, by the clock of the database; whoever has lost theirs changes nothing any
 * more.
 */
public interface ErrandQueue {

    /** So many errands of an account can be run now; counted up to a bound. */
    record Due(ShopId shop, Provider provider, int count) {}

    /** In a transaction of its own, over all shops. */
    List<Due> due(Instant now, int most);

    /** The most urgent first, and of those what has waited longest; in a transaction of its own. */
    List<Errand> claim(ShopId shop, Provider provider, int most, Instant now, Duration lease);

    /** Commits to a call that must not be made twice; false when somebody else has taken over. Joins a running transaction. */
    boolean begin(Errand errand);

    /** Leaves it for later, begun or as if it never was. Joins a running transaction. */
    void again(Errand errand, Instant dueAt, boolean begun, boolean fresh);

    /** Joins a running transaction. */
    void done(Errand errand);
}
