/** What the payment service publishes about money. */
@NullMarked
package kz.cvety.events.payments;

import org.jspecify.annotations.NullMarked;
