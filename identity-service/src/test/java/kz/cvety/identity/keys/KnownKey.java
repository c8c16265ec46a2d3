package kz.cvety.identity.keys;

import com.nimbusds.jose.jwk.ECKey;
import java.time.Instant;
import java.util.Optional;
import kz.cvety.kit.shop.ShopTransactions;
import org.springframework.context.ApplicationContext;

/** A signing key that a test holds, too: what it signs is good, and what it forges is judged by the service itself. */
public final class KnownKey {

    private KnownKey() {}

    /** Puts the key in the place of the one that signs. */
    public static void install(ECKey key, ApplicationContext service) {
        var keys = service.getBean(SigningKeys.class);
        var now = Instant.now();
        service.getBean(ShopTransactions.class).acrossShops(() -> {
            keys.lock();
            keys.all().stream()
                    .filter(each -> each.state() == StoredKey.State.CURRENT)
                    .forEach(each -> keys.retire(each.kid(), now));
            keys.add(new StoredKey(
                    key.getKeyID(),
                    StoredKey.State.CURRENT,
                    key.toPublicJWK().toJSONString(),
                    Optional.of(service.getBean(KeySeal.class).seal(key)),
                    now,
                    Optional.empty()));
            return true;
        });
        service.getBean(KeyRing.class).look();
    }
}
