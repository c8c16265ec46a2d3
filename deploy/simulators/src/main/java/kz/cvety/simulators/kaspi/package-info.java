/** A Kaspi Pay that behaves as its integrators tell: errors inside HTTP 200, no idempotency, money confirmed late. */
@NullMarked
package kz.cvety.simulators.kaspi;

import org.jspecify.annotations.NullMarked;
