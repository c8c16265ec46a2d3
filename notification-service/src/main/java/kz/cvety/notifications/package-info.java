/** Who is told what about orders and stock: recipients, messages and their words. Technology lives in the packages below. */
@NullMarked
package kz.cvety.notifications;

import org.jspecify.annotations.NullMarked;
