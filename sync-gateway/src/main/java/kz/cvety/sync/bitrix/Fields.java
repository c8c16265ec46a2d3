package kz.cvety.sync.bitrix;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of one JSON object as PHP writes them: a number may come as a string and the reverse, an empty map as an
 * empty list. Anything else of a wrong type is refused by its pointer. Absent, and cleared (an empty text), stay apart.
 */
final class Fields {

    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");
    private static final int MOST_DIGITS = 40;
    private static final int SHOWN = 200;

    private final JsonNode object;
    private final String pointer;

    Fields(JsonNode object, String pointer) {
        this.object = object;
        this.pointer = pointer;
    }

    String pointer(String name) {
        return pointer + "/" + name;
    }

    /** A text or number as text; nothing when absent or null. */
    @Nullable
    String text(String name) {
        var node = object.get(name);
        if (node == null || node.isNull()) {
            return null;
        }
        if (node.isString()) {
            return storable(node.stringValue(), name);
        }
        if (node.isNumber()) {
            return number(node, name);
        }
        throw new Malformed(pointer(name), "must be a text or a number");
    }

    /** Like {@link #text}, but null is cleared: an empty text. */
    @Nullable
    String told(String name) {
        var node = object.get(name);
        return node != null && node.isNull() ? "" : text(name);
    }

    /** Yes or no, as PHP and Bitrix write it; nothing when absent or empty. */
    @Nullable
    Boolean flag(String name) {
        var node = object.get(name);
        if (node == null || node.isNull()) {
            return null;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return switch (String.valueOf(text(name))) {
            case "Y", "1", "true" -> Boolean.TRUE;
            case "N", "0", "false" -> Boolean.FALSE;
            case "" -> null;
            default -> throw new Malformed(pointer(name), "must be true or false");
        };
    }

    /** A list of texts, or a map of them; nothing when absent, none when null or empty. */
    @Nullable
    List<String> texts(String name, int most) {
        var node = object.get(name);
        if (node == null) {
            return null;
        }
        if (node.isNull() || (node.isString() && node.stringValue().isEmpty())) {
            return List.of();
        }
        if (!node.isContainer()) {
            throw new Malformed(pointer(name), "must be a list");
        }
        if (node.size() > most) {
            throw new Malformed(pointer(name), "has too many items");
        }
        var found = new ArrayList<String>(node.size());
        for (var item : node) {
            if (!item.isString()) {
                throw new Malformed(pointer(name) + "/" + found.size(), "must be a text");
            }
            found.add(storable(item.stringValue(), name));
        }
        return found;
    }

    String required(String name) {
        var text = text(name);
        if (text == null || text.isEmpty()) {
            throw new Malformed(pointer(name), "is required");
        }
        return text;
    }

    /** A positive whole number without leading zeros, the only ids Bitrix gives. */
    String id(String name) {
        return wellFormedId(required(name), pointer(name));
    }

    static String wellFormedId(String text, String pointer) {
        if (!ID.matcher(text).matches()) {
            throw new Malformed(pointer, "must be a positive whole number");
        }
        return text;
    }

    /** A whole number from zero; nothing when absent or empty. */
    @Nullable
    Long count(String name) {
        var text = text(name);
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!text.equals("0") && !ID.matcher(text).matches()) {
            throw new Malformed(pointer(name), "must be a whole number");
        }
        return Long.valueOf(text);
    }

    /** A nested object; nothing when absent, null or an empty list. */
    @Nullable
    Fields object(String name) {
        var node = object.get(name);
        if (node == null || node.isNull() || (node.isArray() && node.isEmpty())) {
            return null;
        }
        if (!node.isObject()) {
            throw new Malformed(pointer(name), "must be an object");
        }
        return new Fields(node, pointer(name));
    }

    /** A list of objects, or a map of them, as PHP writes a list with gaps; nothing when absent. */
    @Nullable
    List<Fields> objects(String name) {
        var node = object.get(name);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isContainer()) {
            throw new Malformed(pointer(name), "must be a list");
        }
        var found = new ArrayList<Fields>(node.size());
        for (var item : node) {
            var place = pointer(name) + "/" + found.size();
            if (!item.isObject()) {
                throw new Malformed(place, "must be an object");
            }
            found.add(new Fields(item, place));
        }
        return found;
    }

    private String number(JsonNode node, String name) {
        if (node.isIntegralNumber()) {
            return node.asString();
        }
        var decimal = node.decimalValue();
        if (Math.abs((long) decimal.scale()) + decimal.precision() > MOST_DIGITS) {
            throw new Malformed(pointer(name), "is out of range");
        }
        return decimal.toPlainString();
    }

    /** PostgreSQL takes neither NUL nor half a surrogate pair. */
    private String storable(String text, String name) {
        if (!isStorable(text)) {
            throw new Malformed(pointer(name), "holds characters that are not text");
        }
        return text;
    }

    static boolean isStorable(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\0') {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** What a stranger named a field, safe to show and to log. */
    static String printable(String text) {
        var shown = text.length() > SHOWN ? text.substring(0, SHOWN) : text;
        return shown.replaceAll("[^\\p{Graph}]", "?");
    }
}
