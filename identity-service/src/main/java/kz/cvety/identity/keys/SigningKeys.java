package kz.cvety.identity.keys;

import java.time.Instant;
import java.util.List;

/** The signing keys of the platform, the same for every instance. They belong to no shop. */
public interface SigningKeys {

    List<StoredKey> all();

    /** Nobody else makes or rotates keys until this transaction ends. */
    void lock();

    void add(StoredKey key);

    /** The key signs no more: its private half is destroyed, the public one stays until {@code goneAt}. */
    void retire(String kid, Instant goneAt);

    void promote(String kid);
}
