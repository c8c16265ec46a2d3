package kz.cvety.notifications;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;

/** Who listens: chats of staff to everything in their shop, chats of buyers to the orders they subscribed to. */
public interface Recipients {

    /** A chat of staff as its shop sees it. */
    record StaffChat(
            long chatId,
            Language language,
            @Nullable String title,
            String state,
            @Nullable String reason,
            Instant changedAt) {}

    /** The active recipients of each order; a chat that is both staff and buyer counts as staff. */
    Map<UUID, List<Recipient>> listeners(ShopId shop, Collection<UUID> orders);

    /** The active chats of staff, who hear everything that is not about one order as well. */
    List<Recipient> staffListeners(ShopId shop);

    List<StaffChat> staff(ShopId shop);

    /** Adds or revives a chat. */
    void addStaff(ShopId shop, long chatId, Language language, @Nullable String title, String by);

    /** Adds a chat unless it was ever there: what people decided about it stays. */
    void addStaffIfAbsent(ShopId shop, long chatId, Language language);

    /** Answers false when the shop has no such chat. */
    boolean disableStaff(ShopId shop, long chatId, String by);

    void subscribe(ShopId shop, UUID order, long chatId, Language language);
}
