/** What the sync-gateway tells: products as an external system sees them, and how far our changes came. */
@NullMarked
package kz.cvety.catalog.kafka;

import org.jspecify.annotations.NullMarked;
