/** The simulators as one program: a Bitrix shop, a Telegram Bot API, Kaspi Pay and Stripe on the loopback interface. */
@NullMarked
package kz.cvety.simulators;

import org.jspecify.annotations.NullMarked;
