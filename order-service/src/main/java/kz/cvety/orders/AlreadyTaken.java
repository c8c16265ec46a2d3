package kz.cvety.orders;

import kz.cvety.kit.Rejection;

/** Another order of the shop already has this number or external id. */
public final class AlreadyTaken extends Rejection {

    private AlreadyTaken(String code, String what) {
        super(Kind.CONFLICT, code, "Another order of this shop already has this " + what);
    }

    public static AlreadyTaken orderNumber() {
        return new AlreadyTaken("order-number-taken", "number");
    }

    public static AlreadyTaken externalId() {
        return new AlreadyTaken("external-id-taken", "external id");
    }
}
