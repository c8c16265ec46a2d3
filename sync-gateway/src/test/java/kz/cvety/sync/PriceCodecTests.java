package kz.cvety.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceCodecTests {

    @ParameterizedTest
    @CsvSource({
        "MAJOR_DECIMAL, 12500, 12500.00",
        "MAJOR_DECIMAL, 12500.5, 12500.50",
        "MAJOR_DECIMAL, 12500.0000, 12500.00",
        "MAJOR_DECIMAL, 0, 0.00",
        "MINOR_INT, 500000, 5000.00",
        "MINOR_INT, 7, 0.07",
        "RU_TEXT, 5 000 ₸, 5000.00",
        "RU_TEXT, 5\u00A0000\u00A0₸, 5000.00",
        "RU_TEXT, 1\u202F234\u202F567 тг., 1234567.00",
        "RU_TEXT, '4 950,50 KZT', 4950.50",
        "RU_TEXT, 7500, 7500.00"
    })
    void readsAmounts(PriceCodec codec, String text, String amount) {
        assertThat(codec.read(text).orElseThrow()).hasToString(amount);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "-0", "1e9", "NaN", "0x10", "1,5", "12.345", "12 500", "99999999999999", "١٢"})
    void refusesWhatIsNoAmount(String text) {
        assertThat(PriceCodec.MAJOR_DECIMAL.read(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "MAJOR_DECIMAL, 1100000, 11000",
        "MAJOR_DECIMAL, 1100050, 11000.50",
        "MINOR_INT, 500000, 500000",
        "RU_TEXT, 500000, 5 000 ₸",
        "RU_TEXT, 123456750, '1 234 567,50 ₸'",
        "RU_TEXT, 90000, 900 ₸"
    })
    void writesAmountsItReadsBack(PriceCodec codec, long minor, String text) {
        assertThat(codec.write(new Amount(minor))).isEqualTo(text);
        assertThat(codec.read(text)).contains(new Amount(minor));
    }
}
