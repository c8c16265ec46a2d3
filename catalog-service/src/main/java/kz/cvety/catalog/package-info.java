/** What a shop offers: products and services in folders, as people here and external systems describe them. */
@NullMarked
package kz.cvety.catalog;

import org.jspecify.annotations.NullMarked;
