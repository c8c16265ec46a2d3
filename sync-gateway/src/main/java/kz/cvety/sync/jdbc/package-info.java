/** Connections, mappings and the directory in PostgreSQL, kept in memory and refreshed. */
@NullMarked
package kz.cvety.sync.jdbc;

import org.jspecify.annotations.NullMarked;
