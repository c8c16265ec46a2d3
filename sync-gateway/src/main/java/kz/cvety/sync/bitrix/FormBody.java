package kz.cvety.sync.bitrix;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A form body with PHP's brackets: {@code data[FIELDS][ID]=300} becomes {@code data/FIELDS/ID}. A parameter that comes
 * twice is refused, because readers disagree which one counts; so is anything that is not UTF-8.
 */
public final class FormBody {

    private static final int MOST_PARAMETERS = 500;
    private static final int LONGEST_NAME = 256;
    private static final int DEEPEST = 8;

    private FormBody() {}

    public static Map<String, String> read(byte[] body) {
        var parameters = new LinkedHashMap<String, String>();
        var start = 0;
        for (var i = 0; i <= body.length; i++) {
            if (i == body.length || body[i] == '&') {
                if (i > start) {
                    add(parameters, body, start, i);
                }
                start = i + 1;
            }
        }
        return parameters;
    }

    private static void add(Map<String, String> parameters, byte[] body, int from, int to) {
        if (parameters.size() == MOST_PARAMETERS) {
            throw new Malformed("#", "has too many parameters");
        }
        var equals = from;
        while (equals < to && body[equals] != '=') {
            equals++;
        }
        var path = path(decode(body, from, equals, "#"));
        var value = equals == to ? "" : decode(body, equals + 1, to, "#/" + path);
        if (parameters.putIfAbsent(path, value) != null) {
            throw new Malformed("#/" + path, "comes twice");
        }
    }

    private static String path(String name) {
        if (name.length() > LONGEST_NAME) {
            throw new Malformed("#", "has a name that is too long");
        }
        var path = name.replace("[", "/").replace("]", "");
        if (path.chars().filter(c -> c == '/').count() > DEEPEST) {
            throw new Malformed("#", "is nested too deep");
        }
        return Fields.printable(path);
    }

    private static String decode(byte[] body, int from, int to, String pointer) {
        var bytes = new ByteArrayOutputStream(to - from);
        for (var i = from; i < to; i++) {
            switch (body[i]) {
                case '+' -> bytes.write(' ');
                case '%' -> {
                    if (i + 2 >= to) {
                        throw new Malformed(pointer, "has a broken percent sign");
                    }
                    var high = Character.digit(body[i + 1], 16);
                    var low = Character.digit(body[i + 2], 16);
                    if (high < 0 || low < 0) {
                        throw new Malformed(pointer, "has a broken percent sign");
                    }
                    bytes.write(high * 16 + low);
                    i += 2;
                }
                default -> bytes.write(body[i]);
            }
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
            if (!Fields.isStorable(text)) {
                throw new Malformed(pointer, "holds characters that are not text");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new Malformed(pointer, "is not UTF-8");
        }
    }
}
