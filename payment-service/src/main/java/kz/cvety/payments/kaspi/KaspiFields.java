package kz.cvety.payments.kaspi;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import kz.cvety.kit.Money;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NumericNode;

/** Kaspi's fields as ours: ids are opaque text however they are written, amounts are tenge with a point. */
final class KaspiFields {

    private static final int DIGITS = 20;
    private static final int TIYN = 2;

    private KaspiFields() {}

    /** The first of these fields that is there. */
    static Optional<String> text(JsonNode data, String... names) {
        return Stream.of(names)
                .map(data::path)
                .filter(field -> field.isString() || field.isIntegralNumber())
                .map(field -> field.asString().strip())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    static Optional<Money> money(JsonNode data, String name) {
        var field = data.path(name);
        try {
            var text = field.isString()
                    ? field.asString()
                    : field instanceof NumericNode number && !number.isNaN() ? plain(number.decimalValue()) : "";
            var amount = Money.of(text, Money.TENGE);
            return amount.isNegative() ? Optional.empty() : Optional.of(amount);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As Kaspi wants it: no exponent, no more digits than needed. */
    static BigDecimal tenge(Money amount) {
        var decimal = BigDecimal.valueOf(amount.minor(), TIYN).stripTrailingZeros();
        return decimal.scale() < 0 ? decimal.setScale(0) : decimal;
    }

    static Duration seconds(JsonNode options, String name, Duration otherwise) {
        var field = options.path(name);
        return field.isIntegralNumber() && field.asLong() > 0 ? Duration.ofSeconds(field.asLong()) : otherwise;
    }

    private static String plain(BigDecimal decimal) {
        if (decimal.precision() - decimal.scale() > DIGITS || decimal.scale() > DIGITS) {
            return "";
        }
        var stripped = decimal.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}
