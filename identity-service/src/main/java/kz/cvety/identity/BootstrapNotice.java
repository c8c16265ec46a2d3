package kz.cvety.identity;

import java.time.Instant;

/**
 * Where the secret for the first operator is shown, once. It is not written to the log, which may be shipped elsewhere. A launcher
 * replaces it by declaring a bean of this type.
 */
public interface BootstrapNotice {

    void show(String secret, Instant until);
}
