package kz.cvety.catalog.stock;

import java.util.Map;
import java.util.UUID;
import kz.cvety.kit.Rejection;

/** What is refused here, and why. */
public final class StockRefusals {

    private StockRefusals() {}

    /** There is no such item. */
    public static final class UnknownItem extends Rejection {
        public UnknownItem() {
            super(Kind.NOT_FOUND, "unknown-item", "There is no such item of stock");
        }
    }

    /** There is no such store. */
    public static final class UnknownStore extends Rejection {
        public UnknownStore() {
            super(Kind.NOT_FOUND, "unknown-store", "There is no such store");
        }
    }

    /** Nothing was booked together under this id. */
    public static final class UnknownMovement extends Rejection {
        public UnknownMovement() {
            super(Kind.NOT_FOUND, "unknown-movement", "There is no such movement");
        }
    }

    /** The order takes nothing from stock, or there is no such order. */
    public static final class NoReservation extends Rejection {
        public NoReservation() {
            super(Kind.NOT_FOUND, "no-reservation", "Nothing was ever set aside for such an order");
        }
    }

    /** A line wants more out of a store than lies in it. */
    public static final class NotEnoughOnHand extends Rejection {
        NotEnoughOnHand(int line, UUID item, UUID store, long wanted, long onHand) {
            super(
                    Kind.CONFLICT,
                    "not-enough-on-hand",
                    "Line " + line + " takes " + wanted + ", but only " + onHand + " lie there",
                    Map.of("line", line, "itemId", item, "storeId", store, "wanted", wanted, "onHand", onHand));
        }
    }

    /** A line names an item or a store that is not there, or makes no sense. */
    public static final class UnusableLine extends Rejection {
        UnusableLine(int line, String why) {
            super(Kind.INVALID, "unusable-line", "Line " + line + " " + why, Map.of("line", line));
        }
    }

    /** What is written off needs a word why. */
    public static final class ReasonRequired extends Rejection {
        ReasonRequired() {
            super(Kind.INVALID, "reason-required", "A write-off needs a reason");
        }
    }

    /** Something lies in a store, or is set aside. */
    public static final class ItemInUse extends Rejection {
        ItemInUse(long onHand, long reserved) {
            super(
                    Kind.CONFLICT,
                    "item-in-use",
                    "Some of the item is still there or set aside",
                    Map.of("onHand", onHand, "reserved", reserved));
        }
    }

    /** It has changed since the caller looked at it. */
    public static final class VersionMismatch extends Rejection {
        VersionMismatch(long expected, long actual) {
            super(
                    Kind.PRECONDITION_FAILED,
                    "version-mismatch",
                    "It has changed since version " + expected,
                    Map.of("expected", expected, "actual", actual));
        }
    }
}
