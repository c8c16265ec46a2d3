/** From the outbox to Kafka: one replication slot, one leader, confirmed only after the broker's acknowledgement. */
@NullMarked
package kz.cvety.kit.relay;

import org.jspecify.annotations.NullMarked;
