/** The clock is injected, so that time in a test moves when the test says so. */
@NullMarked
package kz.cvety.kit.time;

import org.jspecify.annotations.NullMarked;
