/** The part of Stripe that sells by Checkout: sessions, refunds, events, idempotency keys and signed webhooks. */
@NullMarked
package kz.cvety.simulators.stripe;

import org.jspecify.annotations.NullMarked;
