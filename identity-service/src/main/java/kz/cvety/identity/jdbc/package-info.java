/** People, shops and sessions in PostgreSQL. */
@NullMarked
package kz.cvety.identity.jdbc;

import org.jspecify.annotations.NullMarked;
