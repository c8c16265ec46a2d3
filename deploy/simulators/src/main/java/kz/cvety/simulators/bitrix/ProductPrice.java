package kz.cvety.simulators.bitrix;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** The price of a product as the shop shows and reads it: {@code 4 950 ₸}. */
final class ProductPrice {

    private static final Pattern SPACES = Pattern.compile("[ \\u00A0\\u202F\\u2009]");
    private static final Pattern CURRENCY = Pattern.compile("(?iu)(₸|тг\\.?|тенге|kzt)$");
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,12}([.,]\\d{1,2})?");
    private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d)(?=(\\d{3})+(,|$))");

    private ProductPrice() {}

    static String write(BigDecimal amount, String currency) {
        var plain = OrderJson.money(amount).replace('.', ',');
        return THOUSANDS.matcher(plain).replaceAll(" ") + (currency.equals("KZT") ? " ₸" : " " + currency);
    }

    /** Reads an amount with any of the spaces and currency words people use, and refuses the rest at step {@code price}. */
    static BigDecimal read(String text) {
        var plain = CURRENCY.matcher(SPACES.matcher(text).replaceAll("")).replaceFirst("");
        if (!AMOUNT.matcher(plain).matches()) {
            throw new CallRefused("price", "not a price: " + text);
        }
        return new BigDecimal(plain.replace(',', '.'));
    }
}
