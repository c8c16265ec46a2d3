/** Orders as rows of PostgreSQL. */
@NullMarked
package kz.cvety.orders.jpa;

import org.jspecify.annotations.NullMarked;
