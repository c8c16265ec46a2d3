package kz.cvety.sync.inbound;

/** What came of one arrival. */
public enum Outcome {
    /** It told something new, and a fact says so. */
    CHANGED,
    /** It told what was known. */
    UNCHANGED,
    /** Something newer was told before. */
    STALE,
    /** It told what we had written there ourselves. */
    ECHO,
    /** The order will be read from Bitrix. */
    QUEUED,
    /** A person has to look at it. */
    PARKED
}
