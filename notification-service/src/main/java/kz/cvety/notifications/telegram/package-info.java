/** The Telegram channel: sending within its limits, and what people tell the bot. */
@NullMarked
package kz.cvety.notifications.telegram;

import org.jspecify.annotations.NullMarked;
