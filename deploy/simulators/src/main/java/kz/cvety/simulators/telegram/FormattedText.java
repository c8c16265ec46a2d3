package kz.cvety.simulators.telegram;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Text of parse mode HTML, read as Telegram reads it: known tags only, each closed by its own end tag; the entities lt, gt,
 * amp, quot and numbers are decoded, any other ampersand is a letter like the rest.
 *
 * @param text what remains for the reader
 * @param entities where it is bold, a link and so on, in UTF-16 units
 */
record FormattedText(String text, List<Entity> entities) {

    private static final Set<String> TAGS = Set.of(
            "b",
            "strong",
            "i",
            "em",
            "u",
            "ins",
            "s",
            "strike",
            "del",
            "span",
            "tg-spoiler",
            "tg-emoji",
            "a",
            "code",
            "pre",
            "blockquote");
    private static final Pattern START = Pattern.compile(
            "<([a-zA-Z][a-zA-Z0-9-]*)((?:\\s+[a-zA-Z-]+(?:\\s*=\\s*(?:\"[^\"]*\"|'[^']*'|[^\\s>\"']+))?)*)\\s*>");
    private static final Pattern HREF = Pattern.compile("href\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");
    private static final Pattern END = Pattern.compile("</([a-zA-Z][a-zA-Z0-9-]*)?\\s*>");
    private static final Pattern ENTITY =
            Pattern.compile("&(?:(lt|gt|amp|quot)|#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6}));?");

    record Entity(String type, int offset, int length, String url) {}

    private record Open(String tag, int offset, String attributes) {}

    static FormattedText plain(String text) {
        return new FormattedText(text, List.of());
    }

    /**
     * Reads HTML.
     *
     * @throws Refused with Telegram's words when the tags do not fit
     */
    static FormattedText html(String source) {
        var text = new StringBuilder();
        var entities = new ArrayList<Entity>();
        Deque<Open> open = new ArrayDeque<>();
        var at = 0;
        while (at < source.length()) {
            var letter = source.charAt(at);
            if (letter == '<') {
                at = tag(source, at, text, entities, open);
            } else if (letter == '&') {
                at = entity(source, at, text);
            } else {
                text.append(letter);
                at++;
            }
        }
        if (!open.isEmpty()) {
            throw cannot("Can't find end tag corresponding to start tag \""
                    + open.getFirst().tag() + "\"");
        }
        return new FormattedText(text.toString(), entities);
    }

    private static int tag(String source, int at, StringBuilder text, List<Entity> entities, Deque<Open> open) {
        var rest = source.substring(at);
        var offset = source.substring(0, at).getBytes(StandardCharsets.UTF_8).length;
        var end = END.matcher(rest);
        if (end.lookingAt()) {
            var name = end.group(1) == null ? "" : end.group(1).toLowerCase(Locale.ROOT);
            if (open.isEmpty()) {
                throw cannot("Unexpected end tag at byte offset " + offset);
            }
            var start = open.pop();
            if (!name.isEmpty() && !name.equals(start.tag())) {
                throw cannot("Unmatched end tag at byte offset " + offset + ", expected \"</" + start.tag()
                        + ">\", found \"</" + name + ">\"");
            }
            close(start, text.length(), entities);
            return at + end.end();
        }
        var start = START.matcher(rest);
        if (!start.lookingAt()) {
            throw cannot("Unsupported start tag at byte offset " + offset);
        }
        var name = start.group(1).toLowerCase(Locale.ROOT);
        if (!TAGS.contains(name) || (name.equals("span") && !start.group(2).contains("tg-spoiler"))) {
            throw cannot("Unsupported start tag \"" + name + "\" at byte offset " + offset);
        }
        open.push(new Open(name, text.length(), start.group(2)));
        return at + start.end();
    }

    private static void close(Open start, int end, List<Entity> entities) {
        if (end == start.offset()) {
            return;
        }
        var type =
                switch (start.tag()) {
                    case "b", "strong" -> "bold";
                    case "i", "em" -> "italic";
                    case "u", "ins" -> "underline";
                    case "s", "strike", "del" -> "strikethrough";
                    case "span", "tg-spoiler" -> "spoiler";
                    case "tg-emoji" -> "custom_emoji";
                    case "a" -> "text_link";
                    default -> start.tag();
                };
        var href = HREF.matcher(start.attributes());
        var url = href.find() ? href.group(1) != null ? href.group(1) : href.group(2) : "";
        if (!type.equals("text_link") || !url.isEmpty()) {
            entities.add(new Entity(type, start.offset(), end - start.offset(), url));
        }
    }

    private static int entity(String source, int at, StringBuilder text) {
        var match = ENTITY.matcher(source).region(at, source.length());
        var code = match.lookingAt() ? codePoint(match.group(1), match.group(2), match.group(3)) : 0;
        if (code == 0) {
            text.append('&');
            return at + 1;
        }
        text.appendCodePoint(code);
        return match.end();
    }

    private static int codePoint(String name, String decimal, String hexadecimal) {
        if (name != null) {
            return switch (name) {
                case "lt" -> '<';
                case "gt" -> '>';
                case "quot" -> '"';
                default -> '&';
            };
        }
        var code = decimal != null ? Integer.parseInt(decimal) : Integer.parseInt(hexadecimal, 16);
        return Character.isValidCodePoint(code) ? code : 0;
    }

    private static Refused cannot(String why) {
        return Refused.bad("can't parse entities: " + why);
    }
}
