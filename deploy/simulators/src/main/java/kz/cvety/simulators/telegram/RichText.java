package kz.cvety.simulators.telegram;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import kz.cvety.simulators.telegram.FormattedText.Entity;
import kz.cvety.simulators.web.Html;

/** A message as markup of a page: its own tags for what Telegram would make bold and the like, everything else escaped. */
final class RichText {

    private RichText() {}

    static String of(SentMessage message) {
        var formatted = message.parseMode().equalsIgnoreCase("HTML")
                ? FormattedText.html(message.source())
                : FormattedText.plain(message.text());
        var text = formatted.text();
        var out = new StringBuilder();
        for (var at = 0; at < text.length(); at++) {
            out.append(opened(formatted.entities(), at));
            var letter = Character.charCount(text.codePointAt(at));
            out.append(Html.escape(text.substring(at, at + letter)));
            at += letter - 1;
            out.append(closed(formatted.entities(), at + 1));
        }
        return out.toString();
    }

    private static String opened(List<Entity> entities, int at) {
        return entities.stream()
                .filter(entity -> entity.offset() == at)
                .sorted(Comparator.comparingInt(Entity::length).reversed())
                .map(entity -> "<" + tag(entity) + ">")
                .collect(Collectors.joining());
    }

    private static String closed(List<Entity> entities, int at) {
        return entities.stream()
                .filter(entity -> entity.offset() + entity.length() == at)
                .sorted(Comparator.comparingInt(Entity::length))
                .map(entity -> "</" + tag(entity) + ">")
                .collect(Collectors.joining());
    }

    private static String tag(Entity entity) {
        return switch (entity.type()) {
            case "bold" -> "b";
            case "italic" -> "i";
            case "underline", "text_link" -> "u";
            case "strikethrough" -> "s";
            case "code", "pre" -> "code";
            default -> "span";
        };
    }
}
