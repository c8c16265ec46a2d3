/** The audit log in PostgreSQL. */
@NullMarked
package kz.cvety.identity.audit.jdbc;

import org.jspecify.annotations.NullMarked;
