/** How a fact of ours becomes a call to an external system: lanes, deliveries, attempts and their outcomes. */
@NullMarked
package kz.cvety.sync.outbound;

import org.jspecify.annotations.NullMarked;
