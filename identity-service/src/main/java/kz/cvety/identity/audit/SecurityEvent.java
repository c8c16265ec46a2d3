package kz.cvety.identity.audit;

/** What the audit log knows, and whether it was done or refused. */
public enum SecurityEvent {
    OPERATOR_BOOTSTRAPPED,
    BOOTSTRAP_REFUSED(Outcome.REFUSED),
    SIGNED_IN,
    SIGN_IN_REFUSED(Outcome.REFUSED),
    SIGN_IN_THROTTLED(Outcome.REFUSED),
    SIGNED_OUT,
    REFRESH_TOKEN_REUSED(Outcome.REFUSED),
    SESSION_REVOKED,
    PROFILE_CHANGED,
    PASSWORD_CHANGED,
    PASSWORD_CHANGE_REFUSED(Outcome.REFUSED),
    INVITED,
    INVITATION_WITHDRAWN,
    INVITATION_ACCEPTED,
    INVITATION_REFUSED(Outcome.REFUSED),
    MEMBER_CHANGED,
    MEMBER_REMOVED,
    PERMISSION_SET_DEFINED,
    PERMISSION_SET_DROPPED,
    SHOP_REGISTERED,
    SHOP_CHANGED,
    SHOP_SUSPENDED,
    SHOP_RESUMED,
    KEYS_ROTATED;

    /** How it ended. */
    public enum Outcome {
        DONE,
        REFUSED
    }

    private final Outcome outcome;

    SecurityEvent() {
        this(Outcome.DONE);
    }

    SecurityEvent(Outcome outcome) {
        this.outcome = outcome;
    }

    public Outcome outcome() {
        return outcome;
    }
}
