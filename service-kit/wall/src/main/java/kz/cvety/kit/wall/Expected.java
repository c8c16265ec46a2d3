package kz.cvety.kit.wall;

/** What somebody of another shop is answered when they use the victim's ids. */
enum Expected {
    /** 404: there is no such thing, as far as they are told. */
    HIDDEN,
    /** 200, and the same as a shop is told that has nothing. */
    EMPTY,
    /** Something of their own, or a refusal; nothing of the victim's. */
    THEIRS,
    /** 403: only the platform's operators. */
    OPERATORS,
    /** Meant for everybody, or guarded by a credential that is no token. */
    OPEN
}
