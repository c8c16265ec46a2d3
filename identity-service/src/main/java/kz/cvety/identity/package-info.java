/** Shops, the people who work in them, how they sign in, and what their tokens say. */
@NullMarked
package kz.cvety.identity;

import org.jspecify.annotations.NullMarked;
