/** What the order and catalog services announce, brought to the lanes. */
@NullMarked
package kz.cvety.sync.outbound.kafka;

import org.jspecify.annotations.NullMarked;
