/** A 1C-Bitrix flower shop: orders, its PHP endpoints, its hooks and everything that goes wrong with them. */
@NullMarked
package kz.cvety.simulators.bitrix;

import org.jspecify.annotations.NullMarked;
