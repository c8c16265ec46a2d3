package kz.cvety.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordsTests {

    private static final Phone PHONE = new Phone("+77000000001");
    private static final Email EMAIL = new Email("aigerim@cvety.kz");

    private final Passwords passwords = new Passwords(properties(4));
    private final String hash = passwords.hash("correct horse", PHONE, EMAIL);

    private static IdentityProperties properties(int strength) {
        var day = Duration.ofDays(1);
        return new IdentityProperties(day, day, day, day, day, strength);
    }

    @Test
    void namesTheMethodItHashesWith() {
        assertThat(hash).startsWith("{bcrypt}$2a$04$");
    }

    @Test
    void knowsThePasswordAndNoOther() {
        assertThat(passwords.matches("correct horse", Optional.of(hash))).isTrue();
        assertThat(passwords.matches("correct hors", Optional.of(hash))).isFalse();
    }

    @Test
    void doesTheSameWorkForSomebodyWhoDoesNotExist() {
        var compared = new ArrayList<String>();
        var counting = new Passwords(counting(compared));

        assertThat(counting.matches("whatever", Optional.empty())).isFalse();
        assertThat(counting.matches("whatever", Optional.of(hash))).isFalse();
        assertThat(compared).hasSize(2).allMatch(each -> each.startsWith("{bcrypt}$2a$04$"));
    }

    @Test
    void isNotFooledByWhatBcryptDoesNotLookAt() {
        var longest = "x".repeat(Passwords.MOST_BYTES);
        var stored = Optional.of(passwords.hash(longest, PHONE, EMAIL));

        assertThat(passwords.matches(longest, stored)).isTrue();
        assertThat(passwords.matches(longest + "y", stored)).isFalse();
    }

    @Test
    void renewsAWeakerHashAndNoOther() {
        var stronger = new Passwords(properties(5));

        assertThat(stronger.renewed("correct horse", hash).orElseThrow()).startsWith("{bcrypt}$2a$05$");
        assertThat(passwords.renewed("correct horse", hash)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Aigerim@cvety.kz", "+77000000001", "8 700 000 00 01"})
    void refusesWhatEverybodyKnows(String guessable) {
        assertThatThrownBy(() -> passwords.hash(guessable, PHONE, EMAIL)).isInstanceOf(PasswordNotAcceptable.class);
    }

    @Test
    void countsBytesWhereBcryptDoes() {
        assertThat(Passwords.fits("ж".repeat(36))).isTrue();
        assertThat(Passwords.fits("ж".repeat(37))).isFalse();
        assertThat(Passwords.fits("123456789")).isFalse();
        assertThat(Passwords.fits("1234567890")).isTrue();
    }

    private static PasswordEncoder counting(List<String> compared) {
        var real = Passwords.encoder(4);
        return new PasswordEncoder() {
            @Override
            public String encode(CharSequence password) {
                return real.encode(password);
            }

            @Override
            public boolean matches(CharSequence password, String encoded) {
                compared.add(encoded);
                return real.matches(password, encoded);
            }
        };
    }
}
