/** Money without an order and orders without money: what belongs together beyond doubt, and what a person has to decide. */
@NullMarked
package kz.cvety.payments.matching;

import org.jspecify.annotations.NullMarked;
