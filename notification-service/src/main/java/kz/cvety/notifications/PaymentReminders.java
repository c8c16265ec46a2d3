package kz.cvety.notifications;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kz.cvety.kit.ShopId;

/** What is to be said of payments before their time is over. */
public interface PaymentReminders {

    /**
     * Puts these in the place of what was to be said of these payments; joins the shop's transaction. What was said is not said
     * again.
     */
    void plan(ShopId shop, Collection<UUID> payments, List<PaymentReminder> reminders);

    /** The shops where something is due; opens a transaction of its own. */
    Set<ShopId> due(Instant now);

    /** Takes some of what is due, the longest first; with the shop's transaction it is said. Nobody else takes the same. */
    List<PaymentReminder> take(ShopId shop, Instant now, int limit);
}
