package kz.cvety.identity;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import kz.cvety.events.identity.UserSnapshot;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's place in a shop's team.
 *
 * @param shopOpen whether the shop may be worked in; not while it is suspended
 * @param permissionSet the shop's own set that replaces what the role may
 * @param permissions what they may in effect
 * @param active whether they work there; once removed they are only remembered
 */
public record Member(
        ShopId shop,
        String shopName,
        boolean shopOpen,
        UUID userId,
        long version,
        String name,
        Phone phone,
        Email email,
        Role role,
        @Nullable String permissionSet,
        Set<String> permissions,
        boolean active,
        Instant joinedAt) {

    UserSnapshot snapshot() {
        return new UserSnapshot(userId, shop.value(), version, name, role.name(), active ? "ACTIVE" : "REMOVED");
    }
}
