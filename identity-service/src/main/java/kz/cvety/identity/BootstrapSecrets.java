package kz.cvety.identity;

import java.time.Instant;

/** The one secret that makes the first operator. */
public interface BootstrapSecrets {

    /** Nobody else offers or uses the secret until this transaction ends. */
    void lock();

    boolean isOpen(Instant now);

    /** Offers this secret and no other. */
    void offer(OneTimeSecret secret, Instant until);

    /** Uses it up; false when it is wrong, used or expired. */
    boolean use(OneTimeSecret secret, Instant now);
}
