package kz.cvety.sync;

import java.util.Optional;
import java.util.regex.Pattern;

/** How a connection writes money. Reading answers nothing for a text that is not a plain amount of at most two decimals. */
public enum PriceCodec {

    /** {@code 12500} or {@code 12500.50}: tenge. */
    MAJOR_DECIMAL("major-decimal") {
        @Override
        public Optional<Amount> read(String text) {
            return major(text);
        }

        @Override
        public String write(Amount amount) {
            return plain(amount, '.');
        }
    },

    /** {@code 1250000}: tiyn. */
    MINOR_INT("minor-int") {
        @Override
        public Optional<Amount> read(String text) {
            return MINOR.matcher(text).matches() ? Optional.of(new Amount(Long.parseLong(text))) : Optional.empty();
        }

        @Override
        public String write(Amount amount) {
            return Long.toString(amount.minor());
        }
    },

    /** {@code 12 500 ₸}: the text a page shows, with any of the spaces and currency words people use. */
    RU_TEXT("ru-text") {
        @Override
        public Optional<Amount> read(String text) {
            var shown = CURRENCY.matcher(SPACES.matcher(text).replaceAll("")).replaceFirst("");
            return major(shown.replace(',', '.'));
        }

        @Override
        public String write(Amount amount) {
            return THOUSANDS.matcher(plain(amount, ',')).replaceAll("$1 ") + " ₸";
        }
    };

    private static final int MOST_DECIMALS = 2;
    private static final Pattern MAJOR = Pattern.compile("\\d{1,13}(\\.\\d{1,8})?");
    private static final Pattern MINOR = Pattern.compile("\\d{1,15}");
    private static final Pattern SPACES = Pattern.compile("[ \\u00A0\\u2007\\u2009\\u202F]");
    private static final Pattern CURRENCY = Pattern.compile("(?iu)(₸|тг\\.?|тенге|kzt)$");
    private static final Pattern THOUSANDS = Pattern.compile("(\\d)(?=(\\d{3})+(,|$))");

    private final String label;

    PriceCodec(String label) {
        this.label = label;
    }

    /** The name in the settings of a connection. */
    public String label() {
        return label;
    }

    public static Optional<PriceCodec> labelled(String label) {
        for (var codec : values()) {
            if (codec.label.equals(label)) {
                return Optional.of(codec);
            }
        }
        return Optional.empty();
    }

    public abstract Optional<Amount> read(String text);

    public abstract String write(Amount amount);

    private static Optional<Amount> major(String text) {
        if (!MAJOR.matcher(text).matches()) {
            return Optional.empty();
        }
        var point = text.indexOf('.');
        if (point < 0) {
            return Optional.of(new Amount(Long.parseLong(text) * 100));
        }
        var decimals = text.substring(point + 1);
        var kept = (decimals + "00").substring(0, MOST_DECIMALS);
        if (decimals.length() > MOST_DECIMALS
                && !decimals.substring(MOST_DECIMALS).chars().allMatch(c -> c == '0')) {
            return Optional.empty();
        }
        return Optional.of(new Amount(Long.parseLong(text.substring(0, point)) * 100 + Long.parseLong(kept)));
    }

    private static String plain(Amount amount, char point) {
        var decimal = amount.toString();
        return decimal.endsWith(".00") ? decimal.substring(0, decimal.length() - 3) : decimal.replace('.', point);
    }
}
