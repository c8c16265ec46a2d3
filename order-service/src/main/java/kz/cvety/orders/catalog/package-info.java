/** What the catalog has told of products and stock, and what is held of it for orders the catalog has not counted yet. */
@NullMarked
package kz.cvety.orders.catalog;

import org.jspecify.annotations.NullMarked;
