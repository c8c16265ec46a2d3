package kz.cvety.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTests {

    @ParameterizedTest
    @CsvSource({"12500,1250000,12500.00", "12500.5,1250050,12500.50", "0.05,5,0.05", "-1.10,-110,-1.10", "007,700,7.00"
    })
    void readsAndWritesDecimals(String decimal, long minor, String written) {
        assertThat(Money.of(decimal, "KZT").minor()).isEqualTo(minor);
        assertThat(Money.of(decimal, "KZT")).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1e3",
                "1,5",
                "1.005",
                "12 500",
                "NaN",
                "+1",
                "--1",
                "0x10",
                "1e1000000000",
                "9999999999999999",
                "١٢"
            })
    void refusesWhatIsNoDecimal(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of(text, "KZT"));
    }

    @Test
    void addsAndMultipliesWithoutRounding() {
        assertThat(Money.of("0.10", "KZT").times(3).plus(Money.of("0.20", "KZT")))
                .hasToString("0.50");
    }

    @Test
    void refusesToOverflow() {
        var huge = Money.of("999999999999999", "KZT");

        assertThatThrownBy(() -> huge.times(Integer.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void doesNotAddTwoCurrencies() {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.zero("KZT").plus(Money.zero("RUB")));
    }
}
