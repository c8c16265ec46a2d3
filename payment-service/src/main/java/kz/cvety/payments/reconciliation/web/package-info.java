/** Reconciliations over HTTP. */
@NullMarked
package kz.cvety.payments.reconciliation.web;

import org.jspecify.annotations.NullMarked;
