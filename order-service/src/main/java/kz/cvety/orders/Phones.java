package kz.cvety.orders;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;

/** Phones in E.164, read the way people write them in Kazakhstan. */
final class Phones {

    private static final String HOME = "KZ";
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private Phones() {}

    /** {@code 8 (700) 000-00-01} as {@code +77000000001}; what is no phone number stays as it was told. */
    static String normalised(String told) {
        try {
            var number = NUMBERS.parse(told, HOME);
            return NUMBERS.isPossibleNumber(number) && !number.hasExtension()
                    ? NUMBERS.format(number, PhoneNumberFormat.E164)
                    : told;
        } catch (NumberParseException e) {
            return told;
        }
    }
}
