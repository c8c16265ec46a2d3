/** Money and orders side by side, in PostgreSQL. */
@NullMarked
package kz.cvety.payments.matching.jdbc;

import org.jspecify.annotations.NullMarked;
