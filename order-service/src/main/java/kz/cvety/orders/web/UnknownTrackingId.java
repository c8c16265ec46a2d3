package kz.cvety.orders.web;

import kz.cvety.kit.Rejection;

/** No order is followed by this tracking id; a malformed one answers the same. */
final class UnknownTrackingId extends Rejection {

    UnknownTrackingId() {
        super(Kind.NOT_FOUND, "unknown-tracking-id", "No order is followed by this tracking id");
    }
}
