package kz.cvety.identity;

import java.util.UUID;
import kz.cvety.identity.audit.Deed;
import kz.cvety.kit.security.Caller;

/**
 * Where a request comes from.
 *
 * @param device what its User-Agent says, cut to a line; told to the owner of a session only
 */
public record Visitor(String address, String device) {

    /** What somebody does before we know them. */
    Deed unknown() {
        return new Deed(null, null, address);
    }

    /** What the caller does from here, in their shop or on the platform. */
    public Deed as(Caller caller) {
        return new Deed(caller.ofShop().orElse(null), UUID.fromString(caller.userId()), address);
    }
}
