package kz.cvety.simulators.telegram;

import kz.cvety.simulators.web.Json;
import tools.jackson.databind.node.ObjectNode;

/** Chats, people and messages as the Bot API spells them. */
final class TelegramJson {

    private TelegramJson() {}

    static ObjectNode chat(Chat chat) {
        return Json.object()
                .put("id", chat.id())
                .put("type", chat.type())
                .put(chat.group() ? "title" : "first_name", chat.name());
    }

    static ObjectNode person(long id, String name, String language) {
        var person = Json.object().put("id", id).put("is_bot", false).put("first_name", name);
        return language.isEmpty() ? person : person.put("language_code", language);
    }

    static ObjectNode bot(TelegramOptions options) {
        return Json.object()
                .put("id", botId(options))
                .put("is_bot", true)
                .put("first_name", "Cvety")
                .put("username", options.botName)
                .put("can_join_groups", true)
                .put("can_read_all_group_messages", false)
                .put("supports_inline_queries", false);
    }

    static ObjectNode message(SentMessage message, Chat chat, ObjectNode from, FormattedText formatted) {
        var json = Json.object().put("message_id", message.id());
        json.set("from", from);
        json.set("chat", chat(chat));
        json.put("date", message.at().getEpochSecond()).put("text", message.text());
        if (!formatted.entities().isEmpty()) {
            var entities = json.putArray("entities");
            formatted.entities().forEach(entity -> {
                var node = entities.addObject()
                        .put("type", entity.type())
                        .put("offset", entity.offset())
                        .put("length", entity.length());
                if (!entity.url().isEmpty()) {
                    node.put("url", entity.url());
                }
            });
        }
        Json.parse(message.replyMarkup()).ifPresent(markup -> json.set("reply_markup", markup));
        return json;
    }

    private static long botId(TelegramOptions options) {
        var id = options.token.replaceAll(":.*", "");
        return id.matches("\\d{1,15}") ? Long.parseLong(id) : 7000000001L;
    }
}
