/** Balances and entries over HTTP. */
@NullMarked
package kz.cvety.payments.ledger.web;

import org.jspecify.annotations.NullMarked;
