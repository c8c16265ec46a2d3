/** Stock in PostgreSQL: whole columns in, whole columns out. */
@NullMarked
package kz.cvety.catalog.stock.jdbc;

import org.jspecify.annotations.NullMarked;
