package kz.cvety.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTests {

    @ParameterizedTest
    @CsvSource({"8 (700) 000-00-01, +77000000001", "+7 700 000 00 01, +77000000001", "+49 30 1234567, +49301234567"})
    void readsAPhoneAsPeopleWriteIt(String told, String stored) {
        assertThat(Phone.parse(told).orElseThrow().value()).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "123", "+7700000000100000000"})
    void takesNothingElseForAPhone(String told) {
        assertThat(Phone.parse(told)).isEmpty();
    }

    @Test
    void storesAnEmailInLowerCase() {
        assertThat(Email.parse(" Aigerim@Cvety.KZ ").orElseThrow().value()).isEqualTo("aigerim@cvety.kz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "a@b@c", "a b@c", "@c", "a@"})
    void takesNothingElseForAnEmail(String told) {
        assertThat(Email.parse(told)).isEmpty();
    }

    @Test
    void findsThePersonByWhateverTheyType() {
        assertThat(LoginName.of("8 700 000 00 01").value()).isEqualTo("+77000000001");
        assertThat(LoginName.of("Aigerim@Cvety.kz").value()).isEqualTo("aigerim@cvety.kz");
        assertThat(LoginName.of("nobody").value()).isEqualTo("nobody");
    }

    @Test
    void showsNoneOfThemInALog() {
        assertThat(new Phone("+77000000001") + " " + new Email("a@b.kz") + LoginName.of("a@b.kz")
                        + new OneTimeSecret("s3"))
                .doesNotContain("+7", "a@b", "s3");
    }

    @Test
    void makesSecretsOf256BitsThatAreNeverTheSame() {
        var one = OneTimeSecret.make();

        assertThat(one.value()).hasSize(43).isNotEqualTo(OneTimeSecret.make().value());
        assertThat(one.hash()).hasSize(32).isEqualTo(new OneTimeSecret(one.value()).hash());
    }
}
