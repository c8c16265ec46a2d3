/** The ports over PostgreSQL, with one statement for however many rows. */
@NullMarked
package kz.cvety.notifications.jdbc;

import org.jspecify.annotations.NullMarked;
