/** What lies in the stores of a shop, and what of it is set aside for orders. */
@NullMarked
package kz.cvety.catalog.stock;

import org.jspecify.annotations.NullMarked;
