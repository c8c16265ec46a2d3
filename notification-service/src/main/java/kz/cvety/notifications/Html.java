package kz.cvety.notifications;

/**
 * Builds a text in Telegram's HTML and counts what a reader will see of it, which is what Telegram limits. Whatever comes
 * from people is escaped, so nothing they write is markup.
 */
public final class Html {

    private final StringBuilder html = new StringBuilder();
    private int visible;

    Html text(String text) {
        var clean = clean(text);
        html.append(escape(clean));
        visible += clean.length();
        return this;
    }

    Html bold(String text) {
        html.append("<b>");
        text(text);
        html.append("</b>");
        return this;
    }

    Html code(String text) {
        html.append("<code>");
        text(text);
        html.append("</code>");
        return this;
    }

    Html line() {
        html.append('\n');
        visible++;
        return this;
    }

    Html append(Html other) {
        html.append(other.html);
        visible += other.visible;
        return this;
    }

    /** In UTF-16 units, as Telegram counts. */
    int visible() {
        return visible;
    }

    @Override
    public String toString() {
        return html.toString();
    }

    /** The text so that Telegram shows it and nothing in it is markup. */
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The text under a line that tells that it may have arrived before. */
    public static String repeated(String html, Language language) {
        return "🔁 " + escape(Words.in(language).say("repeat")) + "\n\n" + html;
    }

    /** What a reader would see of the HTML made here. */
    public static String plain(String html) {
        return html.replaceAll("</?(b|code)>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    /** The text, or its beginning with an ellipsis when a reader would see more than {@code most} units of it. */
    static String cut(String text, int most) {
        var clean = clean(text);
        if (clean.length() <= most) {
            return clean;
        }
        var end = most - 1;
        if (Character.isHighSurrogate(clean.charAt(end - 1))) {
            end--;
        }
        return clean.substring(0, end).stripTrailing() + "…";
    }

    /** Without what neither the database nor Telegram takes: control characters and halves of characters. */
    static String clean(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                clean.append('\ufffd');
            } else if (point == '\n' || point == '\t' || !Character.isISOControl(point)) {
                clean.appendCodePoint(point);
            }
        });
        return clean.toString();
    }
}
