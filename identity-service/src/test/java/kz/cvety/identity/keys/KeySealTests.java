package kz.cvety.identity.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySealTests {

    private final ECKey key = newKey("k1");
    private final KeySeal seal = new KeySeal(properties(master('a'), Duration.ofMinutes(10)));

    @Test
    void opensWhatItHasSealed() {
        assertThat(seal.open("k1", seal.seal(key))).isEqualTo(key);
    }

    @Test
    void showsNothingOfThePrivateHalf() {
        assertThat(seal.seal(key)).doesNotContain(key.getD().toString());
    }

    @Test
    void opensNothingWithAnotherMasterKey() {
        var other = new KeySeal(properties(master('b'), Duration.ofMinutes(10)));

        assertThatThrownBy(() -> other.open("k1", seal.seal(key)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cvety.identity.master-key does not open");
    }

    @Test
    void takesNoKeyForAnother() {
        assertThatThrownBy(() -> seal.open("k2", seal.seal(key))).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "not base64!", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5"})
    void refusesAMasterKeyThatIsNot32BytesAndDoesNotRepeatIt(String wrong) {
        assertThatThrownBy(() -> properties(wrong, Duration.ofMinutes(10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cvety.identity.master-key must be base64 of 32 random bytes");
        assertThat(properties(master('a'), Duration.ofMinutes(10)).toString()).doesNotContain(master('a'));
    }

    @Test
    void refusesAccessTokensThatLiveLongerThanAQuarterOfAnHour() {
        assertThatThrownBy(() -> properties(master('a'), Duration.ofMinutes(16)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static KeyProperties properties(String master, Duration life) {
        return new KeyProperties(master, life, Duration.ofMinutes(10), Duration.ofMinutes(1), Duration.ofSeconds(10));
    }

    private static String master(char filling) {
        return Base64.getEncoder()
                .encodeToString(String.valueOf(filling).repeat(32).getBytes(StandardCharsets.UTF_8));
    }

    private static ECKey newKey(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
