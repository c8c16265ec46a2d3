/** What the sync-gateway tells: orders as an external system sees them, and how far our changes came. */
@NullMarked
package kz.cvety.orders.kafka;

import org.jspecify.annotations.NullMarked;
