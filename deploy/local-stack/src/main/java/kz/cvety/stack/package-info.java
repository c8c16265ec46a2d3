/** The whole system in one JVM, for development, the demo, the benchmark and the end-to-end tests. */
@NullMarked
package kz.cvety.stack;

import org.jspecify.annotations.NullMarked;
