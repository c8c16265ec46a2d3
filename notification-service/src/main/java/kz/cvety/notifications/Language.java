package kz.cvety.notifications;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A language that messages exist in. */
public enum Language {
    RU,
    KK,
    EN;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The language of a tag such as {@code kk} or {@code en-US}; Russian where we do not speak it. */
    public static Language of(@Nullable String tag) {
        if (tag != null) {
            var wanted = Locale.forLanguageTag(tag).getLanguage();
            for (var language : values()) {
                if (language.code().equals(wanted)) {
                    return language;
                }
            }
        }
        return RU;
    }
}
