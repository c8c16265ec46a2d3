/** Hears the facts about orders and stock. */
@NullMarked
package kz.cvety.notifications.kafka;

import org.jspecify.annotations.NullMarked;
