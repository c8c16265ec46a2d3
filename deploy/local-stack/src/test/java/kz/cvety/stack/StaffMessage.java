package kz.cvety.stack;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/**
 * What one message told staff.
 *
 * @param kind whether it announced the order, a step of it, or is not understood
 * @param trackingId the order it is about
 * @param status the status it told, by its wire name
 * @param repeated it says of itself that it may be the second one
 */
record StaffMessage(Kind kind, String trackingId, String status, boolean repeated) {

    enum Kind {
        PLACED,
        STEP,
        UNKNOWN
    }

    private static final String REPEATED = "🔁 ";
    private static final Pattern TRACKING = Pattern.compile("(?m)^[^:\n]+: ([A-Z1-9]{8})$");
    private static final Map<String, String> STATUSES = new HashMap<>();

    static {
        for (var language : List.of("ru", "kk", "en")) {
            var words = ResourceBundle.getBundle(
                    "kz.cvety.notifications.words",
                    Locale.of(language),
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            words.keySet().stream()
                    .filter(key -> key.startsWith("status."))
                    .forEach(key -> STATUSES.put(words.getString(key), key.substring("status.".length())));
        }
    }

    /** Whether the message is about a payment, not about an order. */
    static boolean isAboutMoney(String text) {
        var heading = heading(text.lines().toList(), text.startsWith(REPEATED));
        return heading.startsWith("⚠️ ") || heading.startsWith("💰 ");
    }

    private static String heading(List<String> lines, boolean repeated) {
        return lines.size() > 3 ? lines.get(repeated ? 2 : 0) : "";
    }

    /** Reads a message as people see it, in any of our languages. */
    static StaffMessage of(String text) {
        var repeated = text.startsWith(REPEATED);
        var lines = text.lines().toList();
        var heading = heading(lines, repeated);
        var tracking = TRACKING.matcher(text);
        var id = tracking.find() ? tracking.group(1) : "";
        if (heading.startsWith("🌸 ") && !id.isEmpty()) {
            var said = lines.get(repeated ? 3 : 1);
            return told(Kind.PLACED, id, said, repeated);
        }
        if (heading.startsWith("🔄 ") && !id.isEmpty()) {
            return told(Kind.STEP, id, heading, repeated);
        }
        return new StaffMessage(Kind.UNKNOWN, id, text.lines().findFirst().orElse(""), repeated);
    }

    private static StaffMessage told(Kind kind, String trackingId, String line, boolean repeated) {
        var status = STATUSES.get(line.substring(line.lastIndexOf(": ") + 2));
        return status == null
                ? new StaffMessage(Kind.UNKNOWN, trackingId, line, repeated)
                : new StaffMessage(kind, trackingId, status, repeated);
    }
}
