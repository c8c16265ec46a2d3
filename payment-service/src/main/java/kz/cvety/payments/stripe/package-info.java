/** Stripe: checkout sessions and refunds through its own SDK, and its events, sent and looked up. */
@NullMarked
package kz.cvety.payments.stripe;

import org.jspecify.annotations.NullMarked;
