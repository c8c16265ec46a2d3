/** What happens to orders, as far as stock is concerned. */
@NullMarked
package kz.cvety.catalog.stock.kafka;

import org.jspecify.annotations.NullMarked;
