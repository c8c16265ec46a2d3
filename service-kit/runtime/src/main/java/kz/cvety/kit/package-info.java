/** The words every service shares: the shop a thing belongs to, who caused it, and how it is refused. */
@NullMarked
package kz.cvety.kit;

import org.jspecify.annotations.NullMarked;
