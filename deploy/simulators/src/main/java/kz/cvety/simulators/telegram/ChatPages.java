package kz.cvety.simulators.telegram;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import kz.cvety.simulators.machinery.CallFault;
import kz.cvety.simulators.machinery.FaultKind;
import kz.cvety.simulators.web.Html;
import kz.cvety.simulators.web.Json;
import kz.cvety.simulators.web.Page;
import kz.cvety.simulators.web.Reply;
import kz.cvety.simulators.web.Request;

/** The messenger: chats, their messages, and what a person can do in one. */
final class ChatPages {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd.MM HH:mm:ss");

    private final TelegramSimulator simulator;

    ChatPages(TelegramSimulator simulator) {
        this.simulator = simulator;
    }

    Reply handle(Request request) {
        try {
            if (request.isPost()) {
                return post(request.path(), request.form());
            }
            var chat = request.parameters().get("chat");
            return request.path().equals("/")
                    ? page(200, chat == null ? list() : one(chat(Long.parseLong(chat))))
                    : page(404, new Html().raw("<h1>Нет такой страницы</h1>"));
        } catch (IllegalArgumentException wrong) {
            return page(422, new Html().add("<h1>Не получилось</h1><p>{}</p>", String.valueOf(wrong.getMessage())));
        }
    }

    private Reply post(String path, Map<String, String> form) {
        var people = simulator.people();
        if (path.equals("/faults")) {
            fault(form);
            return Reply.redirect(303, "/");
        }
        var id = Long.parseLong(form.getOrDefault("id", "0").strip());
        switch (path) {
            case "/chats" -> {
                var name = form.getOrDefault("name", "");
                if (id < 0) {
                    people.addGroup(id, name);
                } else {
                    people.addPerson(id, name, form.getOrDefault("language", "ru"));
                }
            }
            case "/start" -> {
                if (id < 0) {
                    people.startInGroup(id, form.getOrDefault("payload", ""));
                } else {
                    people.start(id, form.getOrDefault("payload", ""));
                }
            }
            case "/say" -> people.say(id, form.getOrDefault("text", ""));
            case "/press" ->
                people.press(id, Long.parseLong(form.getOrDefault("message", "0")), form.getOrDefault("data", ""));
            case "/block" -> people.block(id);
            case "/unblock" -> people.unblock(id);
            default -> throw new IllegalArgumentException("Неизвестное действие");
        }
        return Reply.redirect(303, "/?chat=" + id);
    }

    private void fault(Map<String, String> form) {
        if (form.getOrDefault("do", "").equals("clear")) {
            simulator.faults().clear();
            return;
        }
        var kind = FaultKind.of(form.getOrDefault("kind", ""))
                .orElseThrow(() -> new IllegalArgumentException("Такого сбоя нет"));
        var times = Integer.parseInt(form.getOrDefault("times", "0").strip());
        simulator.faults().add(times == 0 ? CallFault.always(kind) : CallFault.next(times, kind));
    }

    private Html list() {
        var html = new Html().raw("<section><h1>Чаты</h1>");
        var chats = simulator.chats();
        if (chats.isEmpty()) {
            html.raw("<p class=\"m\">Чатов пока нет.</p>");
        } else {
            html.raw(
                    "<table><tr><th>Чат</th><th>Номер</th><th>Состояние</th><th class=\"n\">Сообщений</th><th>Последнее</th></tr>");
            for (var chat : chats) {
                var messages = simulator.messages(chat.id());
                var last = messages.isEmpty() ? "" : messages.getLast().text();
                html.add("<tr><td><a href=\"/?chat={}\">{}</a></td>", chat.id(), chat.name())
                        .add("<td>{}</td><td><span class=\"s\">{}</span></td>", chat.id(), state(chat))
                        .add("<td class=\"n\">{}</td>", messages.size())
                        .add("<td class=\"m\">{}</td></tr>", last.length() > 80 ? last.substring(0, 80) + "…" : last);
            }
            html.raw("</table>");
        }
        html.raw("</section><section><h2>Новый чат</h2><form class=\"row\" method=\"post\" action=\"/chats\">")
                .raw("<label>Номер (у групп меньше нуля)<input name=\"id\" value=\"-1001\"></label>")
                .raw("<label>Имя или название<input name=\"name\"></label>")
                .raw(
                        "<label>Язык<input name=\"language\" value=\"ru\"></label><button>Добавить</button></form></section>");
        return faults(html);
    }

    private Html faults(Html html) {
        html.raw("<section><h2>Сбои</h2><p class=\"b\">");
        simulator
                .faults()
                .armed()
                .forEach(fault -> html.add(
                        "<span class=\"s warn\">{} · {}</span>",
                        fault.kind().label(),
                        fault.times() == 0 ? "до отмены" : "ещё " + fault.times()));
        html.raw("</p><form class=\"row\" method=\"post\" action=\"/faults\"><label>Сбой<select name=\"kind\">");
        for (var kind : FaultKind.values()) {
            html.add("<option value=\"{}\">{}</option>", kind.wireName(), kind.label());
        }
        return html.raw(
                        "</select></label><label>Сколько вызовов (0 — до отмены)<input name=\"times\" value=\"0\"></label>")
                .raw("<button name=\"do\" value=\"arm\">Включить</button>")
                .raw("<button class=\"q\" name=\"do\" value=\"clear\">Снять все</button></form></section>");
    }

    private Html one(Chat chat) {
        var html = new Html()
                .raw("<section class=\"chat\">")
                .add("<h1>{} <span class=\"s\">{}</span></h1>", chat.name(), state(chat));
        for (var message : simulator.messages(chat.id())) {
            bubble(html, message);
        }
        html.raw("</section><section class=\"chat\"><div class=\"b\">");
        action(html, "/start", chat, "payload", "Нажать Start");
        action(html, "/say", chat, "text", "Написать");
        action(
                html,
                chat.membership() == Chat.Membership.KICKED ? "/unblock" : "/block",
                chat,
                "",
                chat.membership() == Chat.Membership.KICKED ? "Разблокировать бота" : "Заблокировать бота");
        return html.raw("</div></section><p><a href=\"/\">Все чаты</a></p>");
    }

    private static void bubble(Html html, SentMessage message) {
        html.raw(message.fromBot() ? "<div class=\"bubble\">" : "<div class=\"bubble in\">")
                .raw(RichText.of(message))
                .add("<small>{}", TIME.format(message.at().atOffset(ZoneOffset.ofHours(5))))
                .raw(message.edits() > 0 ? ", изменено</small>" : "</small>");
        Json.parse(message.replyMarkup()).ifPresent(markup -> {
            html.raw("<form class=\"b\" method=\"post\" action=\"/press\">")
                    .add("<input type=\"hidden\" name=\"id\" value=\"{}\">", message.chatId())
                    .add("<input type=\"hidden\" name=\"message\" value=\"{}\">", message.id());
            for (var row : markup.path("inline_keyboard")) {
                for (var button : row) {
                    html.add("<button class=\"q\" name=\"data\" value=\"{}\">", Json.text(button, "callback_data"))
                            .add("{}</button>", Json.text(button, "text"));
                }
            }
            html.raw("</form>");
        });
        html.raw("</div>");
    }

    private static void action(Html html, String path, Chat chat, String field, String label) {
        html.add("<form class=\"row\" method=\"post\" action=\"{}\">", path)
                .add("<input type=\"hidden\" name=\"id\" value=\"{}\">", chat.id());
        if (!field.isEmpty()) {
            html.add("<label><input name=\"{}\" placeholder=\"{}\"></label>", field, hint(field));
        }
        html.add("<button class=\"q\">{}</button></form>", label);
    }

    private static String hint(String field) {
        return field.equals("payload") ? "код из ссылки" : "сообщение";
    }

    private Chat chat(long id) {
        return simulator.chats().stream()
                .filter(chat -> chat.id() == id)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Нет такого чата"));
    }

    private static String state(Chat chat) {
        return switch (chat.membership()) {
            case STRANGER -> "не нажимал Start";
            case MEMBER -> chat.group() ? "группа" : "подписан";
            case KICKED -> "бот заблокирован";
        };
    }

    private static Reply page(int status, Html body) {
        return Reply.html(status, Page.of("Telegram", "симулятор Bot API", "Telegram", body));
    }
}
