package kz.cvety.notifications;

import java.time.Instant;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * A deep link as it is kept.
 *
 * @param orderId the order a buyer subscribes to; null for staff
 */
public record Invitation(
        ShopId shop,
        Audience audience,
        @Nullable UUID orderId,
        Language language,
        String invitedBy,
        Instant invitedAt,
        Instant expiresAt) {}
