package kz.cvety.notifications;

import java.time.Duration;
import java.time.Instant;
import kz.cvety.events.payments.PaymentSnapshot;

/**
 * Something to say to the buyer of an order that is still to be paid.
 *
 * @param before how long before the end of the time to pay
 * @param dueAt when that is
 * @param payment as it was offered
 */
public record PaymentReminder(Duration before, Instant dueAt, PaymentSnapshot payment) {}
