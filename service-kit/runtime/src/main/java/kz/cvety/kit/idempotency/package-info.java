/** Requests that may be repeated, and make one thing however often they come. */
@NullMarked
package kz.cvety.kit.idempotency;

import org.jspecify.annotations.NullMarked;
