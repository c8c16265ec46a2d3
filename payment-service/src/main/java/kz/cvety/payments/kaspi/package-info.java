/** Kaspi Pay: links to pay, what became of them, and money given back. */
@NullMarked
package kz.cvety.payments.kaspi;

import org.jspecify.annotations.NullMarked;
