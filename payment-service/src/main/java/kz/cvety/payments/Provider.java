package kz.cvety.payments;

/** Through whom money comes. */
public enum Provider {
    KASPI,
    STRIPE,
    /** Cash, a transfer, a terminal: a person says that it came, and a person gives it back. */
    MANUAL;

    /** Whether there is somebody to call. */
    public boolean isOnline() {
        return this != MANUAL;
    }
}
