package kz.cvety.identity;

import java.time.Instant;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * One sign-in and the family of refresh tokens that continues it.
 *
 * @param shop where its tokens are good; none for an operator
 */
public record Session(
        UUID id,
        @Nullable ShopId shop,
        UUID userId,
        String device,
        String address,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt) {

    /** Why it is over. */
    public enum End {
        SIGNED_OUT,
        REVOKED,
        TOKEN_REUSED,
        PASSWORD_CHANGED,
        MEMBER_REMOVED,
        NOT_WELCOME
    }
}
