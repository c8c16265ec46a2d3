/** Errands, notices, accounts, budgets and keys as rows of PostgreSQL. */
@NullMarked
package kz.cvety.payments.jdbc;

import org.jspecify.annotations.NullMarked;
