/** Which files there are and who uses them, in PostgreSQL. */
@NullMarked
package kz.cvety.catalog.media.jdbc;

import org.jspecify.annotations.NullMarked;
