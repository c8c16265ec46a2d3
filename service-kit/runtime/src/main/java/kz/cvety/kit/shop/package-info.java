/** The wall between shops: transactions that see one shop's rows and no other's. */
@NullMarked
package kz.cvety.kit.shop;

import org.jspecify.annotations.NullMarked;
