package kz.cvety.simulators.bitrix;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shop's accounts. Used under the shop's lock. */
final class Customers {

    private final Map<Long, ShopUser> byId = new HashMap<>();
    private final Map<String, ShopUser> byPhone = new HashMap<>();
    private long lastId = 170;

    ShopUser of(@Nullable Long id, String name, String phone) {
        var known = id != null ? byId.get(id) : byPhone.get(phone);
        if (known != null) {
            return known;
        }
        return remember(new ShopUser(id != null ? id : lastId + 1, name, phone));
    }

    ShopUser remember(ShopUser user) {
        byId.put(user.id(), user);
        if (!user.phone().isEmpty()) {
            byPhone.putIfAbsent(user.phone(), user);
        }
        lastId = Math.max(lastId, user.id());
        return user;
    }
}
