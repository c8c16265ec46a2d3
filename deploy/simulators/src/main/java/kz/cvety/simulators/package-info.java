/** The simulators as one program: a Bitrix shop and a Telegram Bot API on the loopback interface. */
@NullMarked
package kz.cvety.simulators;

import org.jspecify.annotations.NullMarked;
