/** What is known of orders, in PostgreSQL. */
@NullMarked
package kz.cvety.payments.orders.jdbc;

import org.jspecify.annotations.NullMarked;
