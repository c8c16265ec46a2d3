package kz.cvety.simulators.web;

/** Writes HTML whose every value is escaped; only what is given as {@link #raw} goes out as it is. */
public final class Html {

    private final StringBuilder out = new StringBuilder();

    /** The text safe inside an element and inside a quoted attribute. */
    public static String escape(String text) {
        var safe = new StringBuilder(text.length() + 16);
        for (var i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(text.charAt(i));
            }
        }
        return safe.toString();
    }

    /** Markup written by us. */
    public Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** A template of ours whose {@code {}} are replaced, in order, by escaped values. */
    public Html add(String template, Object... values) {
        var from = 0;
        for (var value : values) {
            var at = template.indexOf("{}", from);
            if (at < 0) {
                throw new IllegalArgumentException("more values than places: " + template);
            }
            out.append(template, from, at).append(escape(String.valueOf(value)));
            from = at + 2;
        }
        out.append(template, from, template.length());
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
