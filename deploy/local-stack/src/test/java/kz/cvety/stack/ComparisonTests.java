package kz.cvety.stack;

import static org.assertj.core.api.Assertions.assertThat;

import kz.cvety.stack.Comparison.Field;
import org.junit.jupiter.api.Test;

class ComparisonTests {

    @Test
    void comparesPhonesToTheLetterAndShowsTheirLastDigits() {
        var field = Field.phone("buyer's phone", "+77000000001", "+77000000901");

        assertThat(field.equal()).isFalse();
        assertThat(field.row()).contains("DIFF", "+•••••••••01").doesNotContain("+7700");
    }

    @Test
    void showsWhateverElseBothSidesHold() {
        assertThat(Field.of("card text", "Рахмет\n❤", "Рахмет\n❤").row()).contains("equal", "Рахмет⏎❤");
    }
}
