/** The ledger in PostgreSQL, which refuses an entry that does not sum to zero. */
@NullMarked
package kz.cvety.payments.ledger.jdbc;

import org.jspecify.annotations.NullMarked;
