/** The language in which the services tell each other facts: what every event has, and where it travels. */
@NullMarked
package kz.cvety.events;

import org.jspecify.annotations.NullMarked;
