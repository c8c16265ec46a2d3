package kz.cvety.kit.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class VaultTests {

    private static final String OLD = "k1:" + "0a".repeat(32);
    private static final String NEW = "k2:" + "0b".repeat(32);
    private static final String SECRET = "made-up-token-ё";

    private final Vault vault = new Vault(OLD, List.of());

    @Test
    void opensWhatItSealedForTheSameOwner() {
        assertThat(vault.open(vault.seal(SECRET, "astana", "main", "api_token"), "astana", "main", "api_token"))
                .isEqualTo(SECRET);
        assertThat(vault.open(vault.seal("", "astana"), "astana")).isEmpty();
    }

    @Test
    void showsNothingOfTheSecretAndNeverTheSameTwice() {
        var first = vault.seal(SECRET, "astana");

        assertThat(new String(first, StandardCharsets.UTF_8)).doesNotContain("made-up");
        assertThat(first).isNotEqualTo(vault.seal(SECRET, "astana"));
    }

    @Test
    void opensNothingThatWasMovedToAnotherOwner() {
        var sealed = vault.seal(SECRET, "astana", "main", "api_token");

        for (var owner : List.of(
                new String[] {"almaty", "main", "api_token"},
                new String[] {"astana", "other", "api_token"},
                new String[] {"astana", "main", "application_token"},
                new String[] {"astanam", "ain", "api_token"},
                new String[] {"astana", "main"})) {
            assertThatThrownBy(() -> vault.open(sealed, owner)).isInstanceOf(Vault.CannotOpen.class);
            assertThatThrownBy(() -> vault.rewrap(sealed, owner)).isInstanceOf(Vault.CannotOpen.class);
        }
    }

    @Test
    void opensNothingThatWasChangedInAnyByteOrCutOff() {
        var sealed = vault.seal(SECRET, "astana");
        for (var i = 0; i < sealed.length; i++) {
            var changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> vault.open(changed, "astana")).isInstanceOf(Vault.CannotOpen.class);
        }
        for (var length = 0; length < sealed.length; length++) {
            var cut = java.util.Arrays.copyOf(sealed, length);
            assertThatThrownBy(() -> vault.open(cut, "astana")).isInstanceOf(Vault.CannotOpen.class);
        }
    }

    @Test
    void opensWithThePreviousKeyAndSealsWithTheCurrentOne() {
        var sealed = vault.seal(SECRET, "astana");
        var rotated = new Vault(NEW, List.of(OLD));

        assertThat(rotated.open(sealed, "astana")).isEqualTo(SECRET);
        assertThat(Vault.keyIdOf(sealed)).isEqualTo("k1");
        var rewrapped = rotated.rewrap(sealed, "astana");
        assertThat(Vault.keyIdOf(rewrapped)).isEqualTo("k2");
        assertThat(new Vault(NEW, List.of()).open(rewrapped, "astana")).isEqualTo(SECRET);
        assertThatThrownBy(() -> new Vault(NEW, List.of()).open(sealed, "astana"))
                .isInstanceOf(Vault.CannotOpen.class)
                .hasMessageContaining("k1");
    }

    @Test
    void takesOnlyWholeKeysAndShowsNone() {
        for (var key : List.of("", "k1", "k1:0a", "K1:" + "0a".repeat(32), "k1:" + "zz".repeat(32))) {
            assertThatThrownBy(() -> new Vault(key, List.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("0a0a");
        }
        assertThatThrownBy(() -> new Vault(OLD, List.of(OLD))).hasMessageContaining("k1");
        assertThat(Kek.parse(OLD).toString()).doesNotContain("0a");
        assertThat(new SecretsProperties(OLD, List.of(NEW)).toString()).doesNotContain("0a", "0b");
    }
}
