/** The wall between shops, tested from outside: every way in is tried, and one that nobody thought of fails the build. */
@NullMarked
package kz.cvety.kit.wall;

import org.jspecify.annotations.NullMarked;
