package kz.cvety.payments;

/** How far the giving back of money has come. */
public enum RefundState {
    WAITING,
    /** The provider was told; what it made of it is not known yet. */
    SENT,
    DONE,
    FAILED,
    /** Nobody knows whether the provider has given the money back. */
    UNCLEAR;

    public boolean isUnderWay() {
        return this == WAITING || this == SENT || this == UNCLEAR;
    }
}
