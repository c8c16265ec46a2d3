package kz.cvety.simulators.stripe;

import java.util.UUID;

/** Ids that look like Stripe's. */
final class Ids {

    private Ids() {}

    static String next(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 24);
    }
}
