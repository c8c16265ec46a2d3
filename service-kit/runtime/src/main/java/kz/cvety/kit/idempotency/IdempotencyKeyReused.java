package kz.cvety.kit.idempotency;

import kz.cvety.kit.Rejection;

/** An idempotency key came back with another request. */
public final class IdempotencyKeyReused extends Rejection {

    IdempotencyKeyReused() {
        super(Kind.INVALID, "idempotency-key-reused", "This Idempotency-Key was used for another request");
    }
}
