package kz.cvety.identity;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;

/** A phone number in E.164, read the way people write them in Kazakhstan. */
public record Phone(String value) {

    private static final String HOME = "KZ";
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /** {@code 8 (700) 000-00-01} is {@code +77000000001}; what is no phone number is nothing. */
    public static Optional<Phone> parse(String told) {
        try {
            var number = NUMBERS.parse(told, HOME);
            return NUMBERS.isPossibleNumber(number) && !number.hasExtension()
                    ? Optional.of(new Phone(NUMBERS.format(number, PhoneNumberFormat.E164)))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** Without the number: this may end up in a log. */
    @Override
    public String toString() {
        return "Phone[hidden]";
    }
}
