/** Payments: money asked for, received and given back, whoever brings the news of it. */
@NullMarked
package kz.cvety.payments;

import org.jspecify.annotations.NullMarked;
