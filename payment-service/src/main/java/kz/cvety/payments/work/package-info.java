/** What is said to providers and asked of them: claimed from the database by any instance, within each account's budget. */
@NullMarked
package kz.cvety.payments.work;

import org.jspecify.annotations.NullMarked;
