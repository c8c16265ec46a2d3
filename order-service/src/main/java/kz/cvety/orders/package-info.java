/** Orders, their lifecycle and history, and what is told about them. */
@NullMarked
package kz.cvety.orders;

import org.jspecify.annotations.NullMarked;
