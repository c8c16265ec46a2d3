package kz.cvety.notifications.web;

import kz.cvety.kit.ShopId;
import kz.cvety.kit.security.Caller;
import org.jspecify.annotations.Nullable;

/** The shop a request is about: the caller's own, or for an operator of the platform the one they name. */
final class ScopeOf {

    private ScopeOf() {}

    static ShopId caller(Caller caller, @Nullable String named) {
        if (caller.isOperator() && caller.ofShop().isEmpty() && named != null && named.matches("[A-Za-z0-9_-]{1,64}")) {
            return new ShopId(named);
        }
        return caller.shop();
    }
}
