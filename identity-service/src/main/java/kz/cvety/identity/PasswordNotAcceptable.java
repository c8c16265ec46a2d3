package kz.cvety.identity;

import kz.cvety.kit.Rejection;

/** A password that everybody who knows the person can guess. */
public final class PasswordNotAcceptable extends Rejection {

    public PasswordNotAcceptable() {
        super(Kind.INVALID, "password-not-acceptable", "The password must not be your phone number or e-mail address");
    }
}
