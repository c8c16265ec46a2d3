/** Payments and accounts with providers over HTTP. */
@NullMarked
package kz.cvety.payments.web;

import org.jspecify.annotations.NullMarked;
