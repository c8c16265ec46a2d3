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
    /** It told something that is ours to say, or that we said later; it will be told so again. */
    OVERRULED,
    /** The order or product will be read from Bitrix. */
    QUEUED,
    /** A person has to look at it. */
    PARKED
}
