package kz.cvety.identity;

import java.util.Locale;

/** What somebody types to say who they are: their e-mail address or their phone number, as it is stored. */
public record LoginName(String value) {

    public static LoginName of(String typed) {
        return new LoginName(
                typed.contains("@")
                        ? typed.strip().toLowerCase(Locale.ROOT)
                        : Phone.parse(typed).map(Phone::value).orElse(typed.strip()));
    }

    /** Without the name: this may end up in a log. */
    @Override
    public String toString() {
        return "LoginName[hidden]";
    }
}
