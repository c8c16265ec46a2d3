package kz.cvety.sync.bitrix;

import java.util.regex.Pattern;

/** Kazakh phone numbers as people write them, in the one form of E.164. */
final class Phones {

    private static final Pattern DECORATION = Pattern.compile("[\\s\\u00A0()\\-.]");
    private static final Pattern INTERNATIONAL = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern TRUNK = Pattern.compile("8[0-9]{10}");
    private static final Pattern COUNTRY = Pattern.compile("7[0-9]{10}");
    private static final Pattern NATIONAL = Pattern.compile("7[0-9]{9}");

    private Phones() {}

    /** The number in E.164, or the text as it was told when it is no such number. */
    static String normalised(String told) {
        var digits = DECORATION.matcher(told).replaceAll("");
        if (INTERNATIONAL.matcher(digits).matches()) {
            return digits;
        }
        if (TRUNK.matcher(digits).matches()) {
            return "+7" + digits.substring(1);
        }
        if (COUNTRY.matcher(digits).matches()) {
            return "+" + digits;
        }
        return NATIONAL.matcher(digits).matches() ? "+7" + digits : told;
    }
}
