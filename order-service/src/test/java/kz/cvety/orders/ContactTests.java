package kz.cvety.orders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactTests {

    @ParameterizedTest
    @CsvSource({
        "8 (700) 000-00-01,+77000000001",
        "+7 700 000 00 01,+77000000001",
        "77000000001,+77000000001",
        "7000000001,+77000000001",
        "+49 30 12345678,+493012345678"
    })
    void bringsAPhoneIntoOneForm(String told, String kept) {
        assertThat(Contact.of(null, told).phone()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no phone", "ask Әйгерім", "<script>", "12"})
    void keepsWhatIsNoPhoneAsItWasTold(String told) {
        assertThat(Contact.of(null, told).phone()).isEqualTo(told);
    }

    @Test
    void changesOnlyWhatIsTold() {
        var known = Contact.of("Buyer", "+77000000001");

        assertThat(known.told(Contact.of(null, ""))).isEqualTo(new Contact("Buyer", null));
        assertThat(known.told(Contact.of("Other", null))).isEqualTo(new Contact("Other", "+77000000001"));
    }

    @Test
    void saysNothingAboutThePersonInItsText() {
        assertThat(Contact.of("Buyer", "+77000000001").toString()).doesNotContain("Buyer", "7000");
    }
}
