/** Receipts, links and beliefs in PostgreSQL, a whole batch per statement. */
@NullMarked
package kz.cvety.sync.inbound.jdbc;

import org.jspecify.annotations.NullMarked;
