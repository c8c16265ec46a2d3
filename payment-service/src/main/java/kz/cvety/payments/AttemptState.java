package kz.cvety.payments;

/** How far one try at a provider has come. */
public enum AttemptState {
    /** Stored; the provider may be being called. */
    CREATING,
    /** Nobody knows whether the provider has made it. */
    UNCLEAR,
    /** The provider waits for the buyer. */
    OPEN,
    PAID,
    /** The provider says that nothing will come of it. */
    FAILED,
    /** Over without money. */
    ENDED;

    public boolean isFinal() {
        return this == PAID || this == FAILED || this == ENDED;
    }
}
