/** Double entry: where every tiyn of a shop is, and how it came there. */
@NullMarked
package kz.cvety.payments.ledger;

import org.jspecify.annotations.NullMarked;
