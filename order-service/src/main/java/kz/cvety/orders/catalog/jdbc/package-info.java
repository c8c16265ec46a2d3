/** The products, levels and holds in tables. */
@NullMarked
package kz.cvety.orders.catalog.jdbc;

import org.jspecify.annotations.NullMarked;
