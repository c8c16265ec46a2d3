/** Migrates the kit's own tables before a service's, as the owner of the database. */
@NullMarked
package kz.cvety.kit.migration;

import org.jspecify.annotations.NullMarked;
