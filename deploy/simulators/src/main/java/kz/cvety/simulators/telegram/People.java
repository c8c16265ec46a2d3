package kz.cvety.simulators.telegram;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import kz.cvety.simulators.telegram.Chat.Membership;
import kz.cvety.simulators.web.Json;
import tools.jackson.databind.node.ObjectNode;

/** What people do in Telegram; the bot hears of it by an update. */
public final class People {

    private static final long GROUP_ADMIN = 5000001;

    private final TelegramOptions options;
    private final Chats chats;
    private final Webhook webhook;
    private final AtomicLong lastUpdate;
    private final AtomicLong lastQuery = new AtomicLong();
    private final Set<String> openQueries = ConcurrentHashMap.newKeySet();

    People(TelegramOptions options, Chats chats, Webhook webhook) {
        this.options = options;
        this.chats = chats;
        this.webhook = webhook;
        // update ids go on growing after a restart
        this.lastUpdate = new AtomicLong(options.clock().instant().getEpochSecond());
    }

    /** A group the bot is a member of; the id is negative. */
    public Chat addGroup(long id, String title) {
        if (id >= 0) {
            throw new IllegalArgumentException("a group's id is negative");
        }
        return chats.keep(new Chat(id, title, "", Membership.MEMBER));
    }

    /** A person with Telegram who has not pressed start yet. */
    public Chat addPerson(long id, String name, String language) {
        if (id <= 0) {
            throw new IllegalArgumentException("a person's id is positive");
        }
        return chats.keep(new Chat(id, name, language, Membership.STRANGER));
    }

    /** The person opens the bot by a deep link and presses start; an empty payload is a plain start. */
    public void start(long personId, String payload) {
        var chat = chat(personId);
        if (chat.membership() == Membership.KICKED) {
            change(chat, Membership.MEMBER);
        } else {
            chats.keep(chat.as(Membership.MEMBER));
        }
        say(personId, payload.isEmpty() ? "/start" : "/start " + payload);
    }

    /** A member presses start in the group. */
    public void startInGroup(long groupId, String payload) {
        say(groupId, "/start@" + options.botName + (payload.isEmpty() ? "" : " " + payload));
    }

    /** The person blocks the bot, or the group removes it. */
    public void block(long chatId) {
        change(chat(chatId), Membership.KICKED);
    }

    public void unblock(long chatId) {
        change(chat(chatId), Membership.MEMBER);
    }

    /** Somebody writes in the chat. */
    public void say(long chatId, String text) {
        var chat = chat(chatId);
        var message = chats.add(chatId, text, text, "", "", false);
        var json = TelegramJson.message(message, chat, from(chat), FormattedText.plain(text));
        if (text.startsWith("/")) {
            json.putArray("entities")
                    .addObject()
                    .put("type", "bot_command")
                    .put("offset", 0)
                    .put("length", text.indexOf(' ') < 0 ? text.length() : text.indexOf(' '));
        }
        deliver(chatId, "message", json);
    }

    /** Somebody presses a button under a message; returns the id the bot has to answer. */
    public String press(long chatId, long messageId, String data) {
        var chat = chat(chatId);
        var message = chats.message(chatId, messageId)
                .orElseThrow(() -> new IllegalArgumentException("no message " + messageId));
        var id = Long.toString(4_000_000_000L + lastQuery.incrementAndGet());
        openQueries.add(id);
        var query = Json.object().put("id", id);
        query.set("from", from(chat));
        query.set(
                "message",
                TelegramJson.message(message, chat, TelegramJson.bot(options), FormattedText.plain(message.text())));
        query.put("chat_instance", Long.toString(chatId)).put("data", data);
        deliver(chatId, "callback_query", query);
        return id;
    }

    /** Whether the press still waits for {@code answerCallbackQuery}. */
    public boolean buttonSpins(String queryId) {
        return openQueries.contains(queryId);
    }

    boolean answered(String queryId) {
        return openQueries.remove(queryId);
    }

    private void change(Chat chat, Membership membership) {
        chats.keep(chat.as(membership));
        var changed = Json.object();
        changed.set("chat", TelegramJson.chat(chat));
        changed.set("from", from(chat));
        changed.put("date", options.clock().instant().getEpochSecond());
        changed.set("old_chat_member", member(chat.membership()));
        changed.set("new_chat_member", member(membership));
        deliver(chat.id(), "my_chat_member", changed);
    }

    private ObjectNode member(Membership membership) {
        var member = Json.object().put("status", membership == Membership.MEMBER ? "member" : "kicked");
        member.set("user", TelegramJson.bot(options));
        return membership == Membership.MEMBER ? member : member.put("until_date", 0);
    }

    private void deliver(long chatId, String kind, ObjectNode content) {
        var update = Json.object().put("update_id", lastUpdate.incrementAndGet());
        update.set(kind, content);
        webhook.deliver(chatId, update);
    }

    private Chat chat(long id) {
        return chats.find(id).orElseThrow(() -> new IllegalArgumentException("no chat " + id));
    }

    private static ObjectNode from(Chat chat) {
        return chat.group()
                ? TelegramJson.person(GROUP_ADMIN, "Админ", "ru")
                : TelegramJson.person(chat.id(), chat.name(), chat.language());
    }
}
