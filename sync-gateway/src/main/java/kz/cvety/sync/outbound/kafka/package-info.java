/** What the order service announces, brought to the lanes. */
@NullMarked
package kz.cvety.sync.outbound.kafka;

import org.jspecify.annotations.NullMarked;
