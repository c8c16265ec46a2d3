/** Records that cannot be handled: kept with a reason until an operator re-drives or discards them. */
@NullMarked
package kz.cvety.kit.deadletter;

import org.jspecify.annotations.NullMarked;
