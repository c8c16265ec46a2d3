package kz.cvety.sync.inbound.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import kz.cvety.sync.inbound.Arrival;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Bodies as they came, without the secrets in them. */
final class Blanked {

    private static final String STARS = "***";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern FORM_TOKENS = Pattern.compile("(auth(?:\\[|%5[Bb])[a-z_]*token(?:\\]|%5[Dd])=)[^&]*");

    private Blanked() {}

    static Arrival.Body json(byte[] body, JsonNode tree, List<String> secrets) {
        var blanked = body;
        for (var secret : secrets) {
            blanked = without(blanked, secret.getBytes(StandardCharsets.UTF_8));
        }
        // a token written with escapes is not found byte by byte
        var token = tree.get("token");
        if (token != null && Arrays.equals(blanked, body) && tree instanceof ObjectNode object) {
            blanked = JSON.writeValueAsBytes(object.deepCopy().put("token", STARS));
        }
        return new Arrival.Body(blanked);
    }

    static Arrival.Body form(byte[] body) {
        var text = new String(body, StandardCharsets.ISO_8859_1);
        return new Arrival.Body(
                FORM_TOKENS.matcher(text).replaceAll("$1" + STARS).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] without(byte[] body, byte[] secret) {
        if (secret.length == 0) {
            return body;
        }
        var kept = new ByteArrayOutputStream(body.length);
        var copied = 0;
        for (var i = 0; i + secret.length <= body.length; ) {
            if (body[i] == secret[0] && Arrays.equals(body, i, i + secret.length, secret, 0, secret.length)) {
                kept.write(body, copied, i - copied);
                kept.writeBytes(STARS.getBytes(StandardCharsets.UTF_8));
                i += secret.length;
                copied = i;
            } else {
                i++;
            }
        }
        if (copied == 0) {
            return body;
        }
        kept.write(body, copied, body.length - copied);
        return kept.toByteArray();
    }
}
