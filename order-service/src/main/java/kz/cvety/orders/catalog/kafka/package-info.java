/** What the catalog tells: products, levels, and what became of reservations. */
@NullMarked
package kz.cvety.orders.catalog.kafka;

import org.jspecify.annotations.NullMarked;
