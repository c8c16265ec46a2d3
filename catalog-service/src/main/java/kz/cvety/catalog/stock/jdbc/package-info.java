/** Stock in PostgreSQL: a batch goes in and out as arrays of columns, in a number of statements that does not grow with it. */
@NullMarked
package kz.cvety.catalog.stock.jdbc;

import org.jspecify.annotations.NullMarked;
