/** Whether a service can do its work right now. */
@NullMarked
package kz.cvety.kit.health;

import org.jspecify.annotations.NullMarked;
