package kz.cvety.simulators.telegram;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import kz.cvety.simulators.telegram.Chat.Membership;
import kz.cvety.simulators.web.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/** The methods of the Bot API. */
final class BotApi {

    private static final int LONGEST = 4096;

    private final TelegramOptions options;
    private final Chats chats;
    private final SendLimits limits;
    private final Updates updates;
    private final Webhook webhook;
    private final People people;

    BotApi(TelegramOptions options, Chats chats, SendLimits limits, Updates updates, Webhook webhook, People people) {
        this.options = options;
        this.chats = chats;
        this.limits = limits;
        this.updates = updates;
        this.webhook = webhook;
        this.people = people;
    }

    /** The result of a call, and whether a message was sent or changed. */
    record Result(JsonNode value, boolean sent) {}

    Result call(String method, Map<String, String> parameters) throws InterruptedException {
        return switch (method.toLowerCase(Locale.ROOT)) {
            case "getme" -> read(TelegramJson.bot(options));
            case "sendmessage" -> send(parameters);
            case "editmessagetext" -> edit(parameters);
            case "answercallbackquery" -> answer(parameters);
            case "setwebhook" -> setWebhook(parameters);
            case "deletewebhook" -> {
                webhook.delete(flag(parameters, "drop_pending_updates"));
                yield read(BooleanNode.TRUE);
            }
            case "getwebhookinfo" -> webhookInfo();
            case "getupdates" -> getUpdates(parameters);
            case "setmycommands", "deletemycommands", "sendchataction" -> read(BooleanNode.TRUE);
            default -> throw Refused.notFound();
        };
    }

    private Result send(Map<String, String> parameters) {
        var chat = writable(parameters);
        var formatted = formatted(parameters);
        checkMarkup(parameters.getOrDefault("reply_markup", ""));
        limits.pass(chat);
        var message = chats.add(
                chat.id(),
                formatted.text(),
                parameters.getOrDefault("text", ""),
                parameters.getOrDefault("parse_mode", ""),
                parameters.getOrDefault("reply_markup", ""),
                true);
        return new Result(TelegramJson.message(message, chat, TelegramJson.bot(options), formatted), true);
    }

    private Result edit(Map<String, String> parameters) {
        var chat = writable(parameters);
        var formatted = formatted(parameters);
        var markup = parameters.getOrDefault("reply_markup", "");
        checkMarkup(markup);
        var before = chats.message(chat.id(), number(parameters, "message_id"))
                .filter(SentMessage::fromBot)
                .orElseThrow(() -> Refused.bad("message to edit not found"));
        var source = parameters.getOrDefault("text", "");
        if (before.source().equals(source) && before.replyMarkup().equals(markup)) {
            throw Refused.bad("message is not modified: specified new message content and reply markup are exactly the"
                    + " same as a current content and reply markup of the message");
        }
        var after = chats.keep(new SentMessage(
                before.id(),
                chat.id(),
                before.at(),
                formatted.text(),
                source,
                parameters.getOrDefault("parse_mode", ""),
                markup,
                true,
                before.edits() + 1));
        var json = TelegramJson.message(after, chat, TelegramJson.bot(options), formatted);
        return new Result(json.put("edit_date", options.clock().instant().getEpochSecond()), true);
    }

    private Result answer(Map<String, String> parameters) {
        if (parameters.getOrDefault("text", "").length() > 200) {
            throw Refused.bad("MESSAGE_TOO_LONG");
        }
        if (!people.answered(parameters.getOrDefault("callback_query_id", ""))) {
            throw Refused.bad("query is too old and response timeout expired or query ID is invalid");
        }
        return read(BooleanNode.TRUE);
    }

    private Result setWebhook(Map<String, String> parameters) {
        var url = parameters.getOrDefault("url", "");
        var secret = parameters.getOrDefault("secret_token", "");
        var drop = flag(parameters, "drop_pending_updates");
        if (!secret.isEmpty() && !secret.matches("[A-Za-z0-9_-]{1,256}")) {
            throw Refused.bad("secret token contains unallowed characters");
        }
        if (url.isEmpty()) {
            webhook.delete(drop);
        } else if (url.matches("https?://[^\\s]+")) {
            webhook.set(new Webhook.Target(URI.create(url), secret, allowed(parameters)), drop);
        } else {
            throw Refused.bad("bad webhook: invalid webhook URL specified");
        }
        return read(BooleanNode.TRUE);
    }

    private Result webhookInfo() {
        var target = webhook.target();
        return read(Json.object()
                .put("url", target == null ? "" : target.url().toString())
                .put("has_custom_certificate", false)
                .put("pending_update_count", webhook.pending()));
    }

    private Result getUpdates(Map<String, String> parameters) throws InterruptedException {
        if (webhook.target() != null) {
            throw Refused.conflict(
                    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
        }
        var limit = parameters.containsKey("limit") ? Math.clamp(number(parameters, "limit"), 1, 100) : 100;
        var seconds = Math.clamp(number(parameters, "timeout"), 0, 50);
        var found = updates.poll(number(parameters, "offset"), limit, Duration.ofSeconds(seconds), allowed(parameters));
        return read(Json.MAPPER.createArrayNode().addAll(found));
    }

    private Chat writable(Map<String, String> parameters) {
        var id = parameters.getOrDefault("chat_id", "");
        if (id.isEmpty()) {
            throw Refused.bad("chat_id is empty");
        }
        var chat = id.matches("-?\\d{1,18}") ? chats.find(Long.parseLong(id)).orElse(null) : null;
        if (chat == null || chat.membership() == Membership.STRANGER) {
            throw Refused.bad("chat not found");
        }
        if (chat.membership() == Membership.KICKED) {
            throw Refused.forbidden(
                    chat.group() ? "bot was kicked from the group chat" : "bot was blocked by the user");
        }
        return chat;
    }

    private static FormattedText formatted(Map<String, String> parameters) {
        var text = parameters.getOrDefault("text", "");
        var formatted = parameters.getOrDefault("parse_mode", "").equalsIgnoreCase("HTML")
                ? FormattedText.html(text)
                : FormattedText.plain(text);
        if (formatted.text().isBlank()) {
            throw Refused.bad("message text is empty");
        }
        if (formatted.text().length() > LONGEST) {
            throw Refused.bad("message is too long");
        }
        return formatted;
    }

    private static void checkMarkup(String markup) {
        if (markup.isEmpty()) {
            return;
        }
        var json = Json.parse(markup).orElseThrow(() -> Refused.bad("object expected as reply markup"));
        for (var row : json.path("inline_keyboard")) {
            for (var button : row) {
                if (button.path("text").asString("").isEmpty()) {
                    throw Refused.bad("inline keyboard button text is empty");
                }
                if (button.path("callback_data").asString("").getBytes(StandardCharsets.UTF_8).length > 64) {
                    throw Refused.bad("BUTTON_DATA_INVALID");
                }
            }
        }
    }

    private static Set<String> allowed(Map<String, String> parameters) {
        var allowed = new HashSet<String>();
        try {
            Json.MAPPER
                    .readTree(parameters.getOrDefault("allowed_updates", "[]"))
                    .forEach(kind -> allowed.add(kind.asString("")));
        } catch (JacksonException ignored) {
            throw Refused.bad("can't parse allowed_updates JSON object");
        }
        return allowed;
    }

    private static long number(Map<String, String> parameters, String name) {
        var text = parameters.getOrDefault(name, "0");
        return text.matches("-?\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    private static boolean flag(Map<String, String> parameters, String name) {
        return Boolean.parseBoolean(parameters.get(name));
    }

    private static Result read(JsonNode value) {
        return new Result(value, false);
    }
}
