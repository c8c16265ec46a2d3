package kz.cvety.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceTests {

    @ParameterizedTest
    @CsvSource({"0,0.00", "5000,5000.00", "12500.5,12500.50", "0.07,0.07", "99999999.99,99999999.99"})
    void readsAndWritesDecimals(String read, String written) {
        assertThat(Price.of(read)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "-0", "1.999", "1e3", "1,5", "5 000", ".5", "1.", "100000000", "٣"})
    void refusesWhatIsNoPrice(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Price.of(text));
    }
}
