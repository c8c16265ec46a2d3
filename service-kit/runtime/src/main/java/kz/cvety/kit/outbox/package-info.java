/** Facts on their way out: written in the transaction that makes them true. */
@NullMarked
package kz.cvety.kit.outbox;

import org.jspecify.annotations.NullMarked;
