package kz.cvety.identity;

import kz.cvety.kit.Rejection;

/** The sign-in is refused; the same for an unknown name, a wrong password and a shop one does not work in. */
public final class InvalidCredentials extends Rejection {

    public InvalidCredentials() {
        super(Kind.UNAUTHENTICATED, "invalid-credentials", "Login or password is wrong");
    }
}
