package kz.cvety.kit.security;

import java.util.Optional;
import java.util.Set;
import kz.cvety.kit.Origin;
import kz.cvety.kit.Rejection;
import kz.cvety.kit.ShopId;

/**
 * The person behind a request, as their token says. A controller takes it as an argument.
 *
 * @param ofShop the shop they work for; absent for operators of the platform
 */
public record Caller(String userId, Optional<ShopId> ofShop, Set<String> roles) {

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

    public boolean isOperator() {
        return roles.contains("OPERATOR");
    }

    public Origin origin() {
        return Origin.user(userId);
    }
}
