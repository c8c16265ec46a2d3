/** Products, folders and idempotency keys in PostgreSQL, by plain SQL. */
@NullMarked
package kz.cvety.catalog.jdbc;

import org.jspecify.annotations.NullMarked;
