package kz.cvety.identity.keys;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import java.text.ParseException;
import org.springframework.stereotype.Component;

/**
 * Seals private keys with AES-256-GCM under the master key, as a JWE. The key's id is part of what is authenticated, so a sealed
 * key cannot be passed off as another.
 */
@Component
final class KeySeal {

    private final byte[] master;

    KeySeal(KeyProperties properties) {
        this.master = properties.master();
    }

    String seal(ECKey key) {
        var header = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .keyID(key.getKeyID())
                .contentType("jwk+json")
                .build();
        var sealed = new JWEObject(header, new Payload(key.toJSONObject()));
        try {
            sealed.encrypt(new DirectEncrypter(master));
        } catch (JOSEException e) {
            throw new IllegalStateException("a signing key could not be sealed", e);
        }
        return sealed.serialize();
    }

    /** The whole key again; another master key than it was sealed with opens nothing. */
    ECKey open(String kid, String serialized) {
        try {
            var sealed = JWEObject.parse(serialized);
            sealed.decrypt(new DirectDecrypter(master));
            var key = ECKey.parse(sealed.getPayload().toString());
            if (!kid.equals(sealed.getHeader().getKeyID()) || !kid.equals(key.getKeyID())) {
                throw new IllegalStateException("signing key " + kid + " is sealed as another one");
            }
            return key;
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException("cvety.identity.master-key does not open signing key " + kid, e);
        }
    }
}
