/** What happens to orders, as far as money is concerned. */
@NullMarked
package kz.cvety.payments.orders.kafka;

import org.jspecify.annotations.NullMarked;
