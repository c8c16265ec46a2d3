package kz.cvety.sync.bitrix;

import kz.cvety.kit.Rejection;

/** A hook of the right shape whose words mean nothing to us: it waits in the parking lot. */
public final class NotTranslatable extends Rejection {

    NotTranslatable(String reason, String detail) {
        super(Kind.INVALID, reason, detail);
    }

    /** Why, as a stable code. */
    public String reason() {
        return code();
    }
}
