package kz.cvety.simulators.telegram;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kz.cvety.simulators.machinery.Journal;
import kz.cvety.simulators.web.Json;
import tools.jackson.databind.node.ObjectNode;

/** The chats and every message in them. */
final class Chats {

    private final InstantSource clock;
    private final Journal journal;
    private final Map<Long, Chat> chats = new TreeMap<>();
    private final Map<Long, SentMessage> messages = new TreeMap<>();
    private long lastMessage;

    Chats(InstantSource clock, Journal journal) {
        this.clock = clock;
        this.journal = journal;
    }

    private record ChatLine(Chat chat) {}

    private record MessageLine(SentMessage message) {}

    synchronized void restore() {
        var lines = new ArrayList<ObjectNode>();
        journal.replay(lines::add);
        for (var line : lines) {
            if (line.has("chat")) {
                var chat = Json.MAPPER.convertValue(line.path("chat"), Chat.class);
                chats.put(chat.id(), chat);
            } else if (line.has("message")) {
                var message = Json.MAPPER.convertValue(line.path("message"), SentMessage.class);
                messages.put(message.id(), message);
                lastMessage = Math.max(lastMessage, message.id());
            }
        }
        var fresh = new ArrayList<Object>();
        chats.values().forEach(chat -> fresh.add(new ChatLine(chat)));
        messages.values().forEach(message -> fresh.add(new MessageLine(message)));
        journal.restart(fresh);
    }

    synchronized Chat keep(Chat chat) {
        chats.put(chat.id(), chat);
        journal.append(new ChatLine(chat));
        return chat;
    }

    synchronized Optional<Chat> find(long id) {
        return Optional.ofNullable(chats.get(id));
    }

    synchronized List<Chat> all() {
        return List.copyOf(chats.values());
    }

    synchronized SentMessage add(
            long chatId, String text, String source, String parseMode, String replyMarkup, boolean fromBot) {
        return keep(new SentMessage(
                lastMessage + 1, chatId, clock.instant(), text, source, parseMode, replyMarkup, fromBot, 0));
    }

    synchronized SentMessage keep(SentMessage message) {
        messages.put(message.id(), message);
        lastMessage = Math.max(lastMessage, message.id());
        journal.append(new MessageLine(message));
        return message;
    }

    synchronized Optional<SentMessage> message(long chatId, long id) {
        return Optional.ofNullable(messages.get(id)).filter(message -> message.chatId() == chatId);
    }

    synchronized List<SentMessage> messages() {
        return List.copyOf(messages.values());
    }
}
