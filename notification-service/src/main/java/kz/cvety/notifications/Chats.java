package kz.cvety.notifications;

/** What happens to a chat itself, in every shop at once. Each method joins a transaction across shops. */
public interface Chats {

    /** Nothing is sent to the chat any more: its subscriptions end, and so does what waits for it. */
    void end(long chatId, String reason);

    /** Telegram gave the chat another id: everything about it moves there. */
    void move(long from, long to);
}
