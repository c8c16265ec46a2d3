/** The ledgers beside the orders: history, tracking ids, idempotency keys. */
@NullMarked
package kz.cvety.orders.jdbc;

import org.jspecify.annotations.NullMarked;
