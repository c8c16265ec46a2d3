/** A Telegram Bot API with its limits, its refusals and people who press buttons. */
@NullMarked
package kz.cvety.simulators.telegram;

import org.jspecify.annotations.NullMarked;
