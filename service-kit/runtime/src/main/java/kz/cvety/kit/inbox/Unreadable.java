package kz.cvety.kit.inbox;

import kz.cvety.kit.Rejection;

/** A record that does not follow the contract of its topic. */
final class Unreadable extends Rejection {

    Unreadable(String part, String why) {
        super(Kind.INVALID, "unreadable-record", part + " " + why);
    }
}
