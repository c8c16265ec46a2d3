package kz.cvety.identity;

import java.time.Instant;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * A place in a team that waits for somebody.
 *
 * @param shop the shop; none where an operator of the platform is invited
 */
public record Invitation(
        UUID id,
        @Nullable ShopId shop,
        Email email,
        Role role,
        @Nullable String permissionSet,
        UUID invitedBy,
        Instant invitedAt,
        Instant expiresAt) {}
