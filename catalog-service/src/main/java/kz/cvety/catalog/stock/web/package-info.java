/** Stores, items, movements and levels over HTTP. */
@NullMarked
package kz.cvety.catalog.stock.web;

import org.jspecify.annotations.NullMarked;
