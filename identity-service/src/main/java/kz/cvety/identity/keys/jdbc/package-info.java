/** The keys in PostgreSQL, their private halves sealed. */
@NullMarked
package kz.cvety.identity.keys.jdbc;

import org.jspecify.annotations.NullMarked;
