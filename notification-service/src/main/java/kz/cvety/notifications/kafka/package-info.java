/** Hears the facts about orders. */
@NullMarked
package kz.cvety.notifications.kafka;

import org.jspecify.annotations.NullMarked;
