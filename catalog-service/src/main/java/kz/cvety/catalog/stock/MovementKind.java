package kz.cvety.catalog.stock;

/** Why there is more or less of an item in a store. */
public enum MovementKind {
    /** A delivery of the wholesaler, or anything else that came in. */
    RECEIVE,
    /** Withered, broken, lost. */
    WRITE_OFF,
    /** From one store to another: two movements. */
    TRANSFER,
    /** What was found on the shelf; the movement is the difference. */
    COUNT,
    /** Used for an order. */
    CONSUME
}
