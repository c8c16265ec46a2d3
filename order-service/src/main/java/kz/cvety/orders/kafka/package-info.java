/** What others tell: orders as an external system sees them, how far our changes came, and what happened to the money. */
@NullMarked
package kz.cvety.orders.kafka;

import org.jspecify.annotations.NullMarked;
