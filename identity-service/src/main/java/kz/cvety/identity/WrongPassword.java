package kz.cvety.identity;

import kz.cvety.kit.Rejection;

/** A change that needs the password was asked for with a wrong one. */
public final class WrongPassword extends Rejection {

    public WrongPassword() {
        super(Kind.INVALID, "wrong-password", "The current password is wrong");
    }
}
