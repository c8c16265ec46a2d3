package kz.cvety.identity.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import kz.cvety.kit.secrets.Vault;
import org.junit.jupiter.api.Test;

class KeySealTests {

    private static final String FIRST = "first:" + "a1".repeat(32);
    private static final String SECOND = "second:" + "b2".repeat(32);

    private final ECKey key = newKey("k1");
    private final KeySeal seal = new KeySeal(new Vault(FIRST, List.of()));

    @Test
    void opensWhatItHasSealed() {
        assertThat(seal.open("k1", seal.seal(key))).isEqualTo(key);
    }

    @Test
    void showsNothingOfThePrivateHalf() {
        var sealed = new String(seal.seal(key), StandardCharsets.ISO_8859_1);

        assertThat(sealed).doesNotContain(key.getD().toString()).doesNotContain("\"d\"");
    }

    @Test
    void opensNothingWithAnotherKeyOfTheVault() {
        var other = new KeySeal(new Vault(SECOND, List.of()));

        assertThatThrownBy(() -> other.open("k1", seal.seal(key)))
                .isInstanceOf(Vault.CannotOpen.class)
                .hasMessageContaining("first");
    }

    @Test
    void takesNoKeyForAnother() {
        assertThatThrownBy(() -> seal.open("k2", seal.seal(key))).isInstanceOf(Vault.CannotOpen.class);
    }

    @Test
    void opensWhatWasBroughtUnderAnotherKeyOfTheVault() {
        var rewrapped = KeySeal.rewrap(new Vault(SECOND, List.of(FIRST)), "k1", seal.seal(key));

        assertThat(new KeySeal(new Vault(SECOND, List.of())).open("k1", rewrapped))
                .isEqualTo(key);
    }

    @Test
    void refusesAccessTokensThatLiveLongerThanAQuarterOfAnHour() {
        var minute = Duration.ofMinutes(1);

        assertThatThrownBy(() -> new KeyProperties(Duration.ofMinutes(16), minute, minute, minute))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ECKey newKey(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
