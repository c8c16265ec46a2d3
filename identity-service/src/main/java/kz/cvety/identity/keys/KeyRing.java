package kz.cvety.identity.keys;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import kz.cvety.kit.shop.ShopTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * This instance's picture of the signing keys, at most {@code reload} old. Where none is in use yet, it has the first two made. It opens
 * the signing key when the service starts, so a missing key of the vault is found then and not at the first sign-in.
 */
@Component
public class KeyRing implements InitializingBean {

    private record Picture(Instant takenAt, ECKey signing, List<StoredKey> keys) {}

    private final SigningKeys keys;
    private final NewKeys newKeys;
    private final KeySeal seal;
    private final ShopTransactions transactions;
    private final KeyProperties properties;
    private final InstantSource clock;

    private volatile @Nullable Picture picture;

    KeyRing(
            SigningKeys keys,
            NewKeys newKeys,
            KeySeal seal,
            ShopTransactions transactions,
            KeyProperties properties,
            InstantSource clock) {
        this.keys = keys;
        this.newKeys = newKeys;
        this.seal = seal;
        this.transactions = transactions;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        look();
    }

    /** The key that signs now, with its private half. */
    ECKey signing() {
        return picture().signing();
    }

    /** The public halves of all keys whose tokens are good now. */
    public List<JWK> published() {
        var now = clock.instant();
        return picture().keys().stream()
                .filter(key -> key.isPublished(now))
                .map(KeyRing::publicHalf)
                .toList();
    }

    /** Looks anew, for whoever knows that something has changed; an older look cannot come in between. */
    final synchronized Picture look() {
        var now = clock.instant();
        var found = keys.all();
        if (found.stream().noneMatch(StoredKey::isInUse)) {
            found = transactions.acrossShops(newKeys::first);
        }
        var current = found.stream()
                .filter(key -> key.state() == StoredKey.State.CURRENT)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no key signs"));
        var known = picture;
        var signing = known != null && known.signing().getKeyID().equals(current.kid())
                ? known.signing()
                : seal.open(current.kid(), current.sealedPrivate().orElseThrow());
        var taken = new Picture(now, signing, found);
        picture = taken;
        return taken;
    }

    private Picture picture() {
        return Optional.ofNullable(picture)
                .filter(taken -> clock.instant().isBefore(taken.takenAt().plus(properties.reload())))
                .orElseGet(this::look);
    }

    private static JWK publicHalf(StoredKey key) {
        try {
            return ECKey.parse(key.publicJwk()).toPublicJWK();
        } catch (ParseException e) {
            throw new IllegalStateException("signing key " + key.kid() + " cannot be read", e);
        }
    }
}
