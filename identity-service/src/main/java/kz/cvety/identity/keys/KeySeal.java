package kz.cvety.identity.keys;

import com.nimbusds.jose.jwk.ECKey;
import java.text.ParseException;
import kz.cvety.kit.secrets.Vault;
import org.springframework.stereotype.Component;

/** Seals private keys in the vault, each for its id: a sealed key cannot be passed off as another. */
@Component
public final class KeySeal {

    private static final String OWNER = "platform";
    private static final String FIELD = "signing_key";

    private final Vault vault;

    KeySeal(Vault vault) {
        this.vault = vault;
    }

    byte[] seal(ECKey key) {
        return vault.seal(key.toJSONString(), OWNER, key.getKeyID(), FIELD);
    }

    /** The whole key again; {@link Vault.CannotOpen} without the key it was sealed under. */
    ECKey open(String kid, byte[] sealed) {
        try {
            return ECKey.parse(vault.open(sealed, OWNER, kid, FIELD));
        } catch (ParseException e) {
            throw new IllegalStateException("signing key " + kid + " cannot be read", e);
        }
    }

    /** The same key under the current key of this vault. */
    public static byte[] rewrap(Vault to, String kid, byte[] sealed) {
        return to.rewrap(sealed, OWNER, kid, FIELD);
    }
}
