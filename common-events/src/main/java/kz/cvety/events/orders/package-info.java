/** What the order service publishes about orders. */
@NullMarked
package kz.cvety.events.orders;

import org.jspecify.annotations.NullMarked;
