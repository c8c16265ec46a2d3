package kz.cvety.kit.secrets;

import java.util.Map;

/** Where a service keeps sealed secrets. A bean of this type is what the command of re-encryption works through. */
public interface SealedRows {

    /** What an operator calls them. */
    String name();

    /** How many secrets there are, by the id of the key that opens them. */
    Map<String, Long> countByKey();

    /**
     * Brings at most this many secrets under the vault's current key, in one transaction of its own, and answers how many;
     * none means that all are that can be. A secret that cannot be opened is left as it is and not counted.
     */
    int rewrap(Vault vault, int limit);
}
