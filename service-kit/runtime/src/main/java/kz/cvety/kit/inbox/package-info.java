/** Facts on their way in: each handled once by each consumer, however often Kafka delivers it. */
@NullMarked
package kz.cvety.kit.inbox;

import org.jspecify.annotations.NullMarked;
