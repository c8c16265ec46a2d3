package kz.cvety.identity.keys;

import com.github.f4b6a3.uuid.UuidCreator;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes signing keys and stores them sealed. */
@Component
class NewKeys {

    private final SigningKeys keys;
    private final KeySeal seal;
    private final InstantSource clock;

    NewKeys(SigningKeys keys, KeySeal seal, InstantSource clock) {
        this.keys = keys;
        this.seal = seal;
        this.clock = clock;
    }

    /** The two keys a platform begins with; of several instances that start at once, one makes them. */
    List<StoredKey> first() {
        keys.lock();
        if (keys.all().stream().noneMatch(StoredKey::isInUse)) {
            add(StoredKey.State.CURRENT);
            add(StoredKey.State.NEXT);
        }
        return keys.all();
    }

    /** Adds a new key in this state. */
    void add(StoredKey.State state) {
        var key = generate();
        keys.add(new StoredKey(
                key.getKeyID(),
                state,
                key.toPublicJWK().toJSONString(),
                Optional.of(seal.seal(key)),
                clock.instant(),
                Optional.empty()));
    }

    private static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(UuidCreator.getTimeOrderedEpoch().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("a signing key could not be made", e);
        }
    }
}
