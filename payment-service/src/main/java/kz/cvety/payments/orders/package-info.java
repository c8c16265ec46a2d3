/** Orders as far as money is concerned: who has to pay how much, and what happens to the payment when the order changes. */
@NullMarked
package kz.cvety.payments.orders;

import org.jspecify.annotations.NullMarked;
