/** What the catalog service publishes about products, stock and what is set aside for orders. */
@NullMarked
package kz.cvety.events.catalog;

import org.jspecify.annotations.NullMarked;
