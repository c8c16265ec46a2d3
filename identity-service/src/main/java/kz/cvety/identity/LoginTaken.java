package kz.cvety.identity;

import kz.cvety.kit.Rejection;

/** Somebody else signs in with this phone or e-mail already. */
public final class LoginTaken extends Rejection {

    private LoginTaken(String code, String what) {
        super(Kind.CONFLICT, code, "Another account has this " + what);
    }

    public static LoginTaken phone() {
        return new LoginTaken("phone-taken", "phone number");
    }

    public static LoginTaken email() {
        return new LoginTaken("email-taken", "e-mail address");
    }
}
