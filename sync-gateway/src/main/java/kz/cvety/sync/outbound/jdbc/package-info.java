/** Lanes, deliveries, beliefs and rate budgets in PostgreSQL. */
@NullMarked
package kz.cvety.sync.outbound.jdbc;

import org.jspecify.annotations.NullMarked;
