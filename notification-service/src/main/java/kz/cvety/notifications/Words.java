package kz.cvety.notifications;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

/** What is said in one language: phrases, statuses, money and dates. */
final class Words {

    private static final Map<Language, Words> ALL = new EnumMap<>(Language.class);
    private static final ZoneId KAZAKHSTAN = ZoneId.of("Asia/Almaty");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final char NO_BREAK = '\u00a0';

    static {
        for (var language : Language.values()) {
            ALL.put(language, new Words(language));
        }
    }

    private final ResourceBundle phrases;
    private final DateTimeFormatter dates;

    private Words(Language language) {
        var locale = Locale.of(language.code());
        // without fallback: a missing file must not be answered in the machine's language
        this.phrases = PropertyResourceBundle.getBundle(
                "kz.cvety.notifications.words",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.dates = DateTimeFormatter.ofPattern(phrases.getString("date"), locale);
    }

    static Words in(Language language) {
        return Objects.requireNonNull(ALL.get(language));
    }

    /** The phrase with its facts in the places of {@code {0}}, {@code {1}}. */
    String say(String key, String... facts) {
        var phrase = phrases.getString(key);
        for (var i = 0; i < facts.length; i++) {
            phrase = phrase.replace("{" + i + "}", facts[i]);
        }
        return phrase;
    }

    /** A status by its wire name; one this build does not know is said as it is. */
    String status(String name) {
        return known("status." + name, name);
    }

    /** A unit of stock by its wire name; one this build does not know is said as it is. */
    String unit(String name) {
        return known("unit." + name, name);
    }

    /** What a note of the machinery means; a note of a person is said as it is. */
    String note(String note) {
        return known("note." + note, note);
    }

    /** Who takes the money, by its wire name; one this build does not know is said as it is. */
    String provider(String name) {
        return known("provider." + name, name);
    }

    /** Why a person has to look at a payment, by its wire name; a reason this build does not know is said as it is. */
    String attention(String reason) {
        return known("attention." + reason, reason);
    }

    /** What to do about it. */
    String nextAfter(String reason) {
        return known("next." + reason, phrases.getString("next"));
    }

    private String known(String key, String otherwise) {
        return phrases.containsKey(key) ? phrases.getString(key) : otherwise;
    }

    /** A moment on the clocks of Kazakhstan: {@code 8 March 2026, 13:00}. */
    String moment(Instant moment) {
        var there = moment.atZone(KAZAKHSTAN);
        return date(there.toLocalDate()) + ", " + TIME.format(there);
    }

    String date(LocalDate date) {
        return dates.format(date);
    }

    /** A decimal string as people read it: {@code 12 500 ₸}; what is not a number is said as it is. */
    String money(String amount, String currency) {
        try {
            return money(new BigDecimal(amount), currency);
        } catch (NumberFormatException ignored) {
            return amount + NO_BREAK + currency;
        }
    }

    String money(BigDecimal amount, String currency) {
        var rounded = amount.setScale(2, RoundingMode.HALF_UP);
        var digits = rounded.abs().toBigInteger().toString();
        var text = new StringBuilder(rounded.signum() < 0 ? "−" : "");
        for (var i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                text.append(NO_BREAK);
            }
            text.append(digits.charAt(i));
        }
        var fraction = rounded.abs().remainder(BigDecimal.ONE).movePointRight(2).intValue();
        if (fraction != 0) {
            text.append(phrases.getString("decimal")).append(String.format(Locale.ROOT, "%02d", fraction));
        }
        return text.append(NO_BREAK)
                .append(currency.equals("KZT") ? "₸" : currency)
                .toString();
    }
}
