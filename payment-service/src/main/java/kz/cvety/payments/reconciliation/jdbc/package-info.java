/** Statements and differences in PostgreSQL. */
@NullMarked
package kz.cvety.payments.reconciliation.jdbc;

import org.jspecify.annotations.NullMarked;
