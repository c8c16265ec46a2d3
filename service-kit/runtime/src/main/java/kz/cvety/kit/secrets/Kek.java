package kz.cvety.kit.secrets;

import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key that encrypts keys, under the name it is known by. Never shows itself. */
record Kek(String id, SecretKey key) {

    private static final Pattern WRITTEN = Pattern.compile("([a-z0-9-]{1,32}):([0-9a-fA-F]{64})");

    static Kek parse(String written) {
        var match = WRITTEN.matcher(written);
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "A key of cvety.secrets is an id of lower-case letters, digits and '-', a colon and 64 hexadecimal digits");
        }
        return new Kek(match.group(1), new SecretKeySpec(HexFormat.of().parseHex(match.group(2)), "AES"));
    }

    @Override
    public String toString() {
        return "Kek[" + id + "]";
    }
}
