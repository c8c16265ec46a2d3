package kz.cvety.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An e-mail address, in lower case: nobody has two accounts that differ by a capital letter. */
public record Email(String value) {

    private static final Pattern SHAPE = Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,190}");

    public static Optional<Email> parse(String told) {
        var email = told.strip().toLowerCase(Locale.ROOT);
        return SHAPE.matcher(email).matches() ? Optional.of(new Email(email)) : Optional.empty();
    }

    /** Without the address: this may end up in a log. */
    @Override
    public String toString() {
        return "Email[hidden]";
    }
}
