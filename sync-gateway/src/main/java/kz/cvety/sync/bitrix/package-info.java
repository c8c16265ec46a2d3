/** Bitrix: what its hooks look like, and what they mean. */
@NullMarked
package kz.cvety.sync.bitrix;

import org.jspecify.annotations.NullMarked;
