package kz.cvety.orders;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/** The 8 characters a buyer follows an order by: readable aloud, and not to be guessed from another one. */
public final class TrackingIds {

    /** No I, L, O, U or 0: nothing that is mistaken for something else. */
    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ123456789";

    private static final int LENGTH = 8;
    private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private TrackingIds() {}

    public static String next() {
        var id = new StringBuilder(LENGTH);
        for (var i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }

    public static boolean isWellFormed(String id) {
        return FORM.matcher(id).matches();
    }
}
