package kz.cvety.notifications;

import kz.cvety.kit.Rejection;

/** The shop has no staff chat of this id. */
public final class StaffChatNotFound extends Rejection {

    public StaffChatNotFound() {
        super(Kind.NOT_FOUND, "staff-chat-not-found", "There is no such staff chat");
    }
}
