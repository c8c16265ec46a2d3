package kz.cvety.notifications;

/** Whom a message is for: staff see everything, buyers not the recipient's phone and address. */
public enum Audience {
    STAFF,
    BUYER
}
