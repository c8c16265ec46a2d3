package kz.cvety.notifications;

import kz.cvety.kit.Rejection;

/** The shop has no message of this id. */
public final class MessageNotFound extends Rejection {

    public MessageNotFound() {
        super(Kind.NOT_FOUND, "message-not-found", "There is no such message");
    }
}
