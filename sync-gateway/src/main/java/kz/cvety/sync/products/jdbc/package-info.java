/** Beliefs about products and settled conflicts in PostgreSQL. */
@NullMarked
package kz.cvety.sync.products.jdbc;

import org.jspecify.annotations.NullMarked;
