/** Day by day, what a provider says against what we know, and what became of each difference. */
@NullMarked
package kz.cvety.payments.reconciliation;

import org.jspecify.annotations.NullMarked;
