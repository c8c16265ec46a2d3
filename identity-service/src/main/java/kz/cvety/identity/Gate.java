package kz.cvety.identity;

import java.util.HexFormat;
import org.springframework.stereotype.Component;

/**
 * Lets attempts through, so many per login name and per address. Whoever knows a login name can use its attempts up and keep the
 * owner waiting for minutes, which is the price of nobody guessing passwords.
 */
@Component
class Gate {

    private final Throttle throttle;
    private final ThrottleProperties limits;

    Gate(Throttle throttle, ThrottleProperties limits) {
        this.throttle = throttle;
        this.limits = limits;
    }

    /** Takes an attempt of the address, then one of the name; refuses with the time to wait. */
    void pass(LoginName login, Visitor visitor) {
        pass(visitor);
        var wait = throttle.take(account(login), limits.accountBurst(), limits.accountEvery());
        if (wait.isPositive()) {
            throw new TooManyAttempts(wait);
        }
    }

    void pass(Visitor visitor) {
        var address = id("address", visitor.address());
        var wait = throttle.take(address, limits.addressBurst(), limits.addressEvery());
        if (wait.isPositive()) {
            throw new TooManyAttempts(wait);
        }
    }

    /** The name's owner has come: their attempts are given back, those of the address are not. */
    void known(LoginName login) {
        throttle.reset(account(login), limits.accountBurst(), limits.accountEvery());
    }

    private static String account(LoginName login) {
        return id("account", login.value());
    }

    private static String id(String kind, String whose) {
        return kind + ":" + HexFormat.of().formatHex(new OneTimeSecret(whose).hash());
    }
}
