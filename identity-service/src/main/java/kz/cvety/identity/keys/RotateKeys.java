package kz.cvety.identity.keys;

import java.time.Duration;
import java.time.InstantSource;
import kz.cvety.identity.audit.AuditLog;
import kz.cvety.identity.audit.Deed;
import kz.cvety.identity.audit.SecurityEvent;
import kz.cvety.kit.shop.ShopTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The published key begins to sign, a new one is published after it, and the old one stays published until the last token it has
 * signed is over. A key that is known to others has no window: it is gone at once, and what it has signed with it.
 */
@Component
public class RotateKeys {

    private static final Logger log = LoggerFactory.getLogger(RotateKeys.class);

    private final SigningKeys keys;
    private final NewKeys newKeys;
    private final KeyRing ring;
    private final AuditLog audit;
    private final ShopTransactions transactions;
    private final KeyProperties properties;
    private final InstantSource clock;

    RotateKeys(
            SigningKeys keys,
            NewKeys newKeys,
            KeyRing ring,
            AuditLog audit,
            ShopTransactions transactions,
            KeyProperties properties,
            InstantSource clock) {
        this.keys = keys;
        this.newKeys = newKeys;
        this.ring = ring;
        this.audit = audit;
        this.transactions = transactions;
        this.properties = properties;
        this.clock = clock;
    }

    /** Rotates, unless the next key is so young that others may not have seen it; a compromised key does not wait for that. */
    public void handle(Deed by, boolean compromised) {
        transactions.acrossShops(() -> {
            keys.lock();
            var now = clock.instant();
            var current = the(StoredKey.State.CURRENT);
            var next = the(StoredKey.State.NEXT);
            var age = Duration.between(next.publishedAt(), now);
            if (!compromised && age.compareTo(properties.publishBefore()) < 0) {
                throw new NextKeyTooYoung(properties.publishBefore().minus(age));
            }
            keys.retire(current.kid(), compromised ? now : now.plus(properties.window()));
            keys.promote(next.kid());
            newKeys.add(StoredKey.State.NEXT);
            audit.append(by.did(SecurityEvent.KEYS_ROTATED, current.kid()));
            log.atInfo()
                    .addKeyValue("retired", current.kid())
                    .addKeyValue("signing", next.kid())
                    .addKeyValue("compromised", compromised)
                    .log("keys.rotated");
            return true;
        });
        ring.look();
    }

    private StoredKey the(StoredKey.State state) {
        return keys.all().stream()
                .filter(key -> key.state() == state)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no " + state + " key"));
    }
}
