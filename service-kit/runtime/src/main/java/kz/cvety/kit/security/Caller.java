package kz.cvety.kit.security;

import java.util.Optional;
import java.util.Set;
import kz.cvety.kit.Origin;
import kz.cvety.kit.Rejection;
import kz.cvety.kit.ShopId;

/**
 * The person behind a request, as their token says. A controller takes it as an argument.
 *
 * @param name what people call them; their id where the token does not tell
 * @param ofShop the shop they work for; absent for operators of the platform
 * @param role what they are there: rules of the trade go by it, doors go by {@link Needs}
 * @param sessionId the sign-in the token stems from
 */
public record Caller(
        String userId,
        String name,
        Optional<ShopId> ofShop,
        String role,
        Set<String> permissions,
        Optional<String> sessionId) {

    /** A request that only makes sense inside one shop was made by someone who belongs to none. */
    public static final class ShopRequired extends Rejection {
        ShopRequired() {
            super(Kind.FORBIDDEN, "shop-required", "This needs a token of a shop; yours belongs to the platform");
        }
    }

    /** The shop this request is about. */
    public ShopId shop() {
        return ofShop.orElseThrow(ShopRequired::new);
    }

    public boolean may(String permission) {
        return permissions.contains(permission);
    }

    /** Whether they look after all shops. Nobody who belongs to one does. */
    public boolean isOperator() {
        return ofShop.isEmpty() && may(Permission.PLATFORM_OPERATE);
    }

    public Origin origin() {
        return Origin.user(userId);
    }
}
