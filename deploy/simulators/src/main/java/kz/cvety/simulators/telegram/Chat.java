package kz.cvety.simulators.telegram;

/**
 * A chat the bot may or may not write to.
 *
 * @param id negative for groups
 * @param name first name of the person or title of the group
 * @param language language code of the person's client, empty for groups
 */
public record Chat(long id, String name, String language, Membership membership) {

    /** What the bot is to the chat. */
    public enum Membership {
        /** A person who never pressed start: to the bot the chat does not exist. */
        STRANGER,
        /** The bot may write. */
        MEMBER,
        /** The person blocked the bot, or the group removed it. */
        KICKED
    }

    public boolean group() {
        return id < 0;
    }

    String type() {
        return group() ? "group" : "private";
    }

    Chat as(Membership newMembership) {
        return new Chat(id, name, language, newMembership);
    }
}
