package kz.cvety.notifications;

/** Where messages leave. */
public interface Channel {

    /** False while nothing may be sent. */
    boolean enabled();

    /** Says that messages were queued. Only a hint: a sender looks by itself now and then. */
    void wake();

    /** The link that starts a private chat with the token. */
    String linkFor(Token token);

    /** The link that adds the bot to a group with the token. */
    String groupLinkFor(Token token);
}
