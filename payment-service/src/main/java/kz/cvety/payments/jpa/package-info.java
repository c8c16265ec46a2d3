/** Payments as rows of PostgreSQL. */
@NullMarked
package kz.cvety.payments.jpa;

import org.jspecify.annotations.NullMarked;
