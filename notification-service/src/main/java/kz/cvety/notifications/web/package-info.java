/** What shops and operators ask over HTTP. */
@NullMarked
package kz.cvety.notifications.web;

import org.jspecify.annotations.NullMarked;
