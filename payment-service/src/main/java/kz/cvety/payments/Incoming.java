package kz.cvety.payments;

import java.time.Instant;
import kz.cvety.kit.Money;

/**
 * Money that came, as a provider tells of it.
 *
 * @param providerPaymentId the provider's id of what we asked it to make
 * @param transactionId the provider's id of the money itself
 */
public record Incoming(
        Provider provider, String providerPaymentId, String transactionId, Money amount, Instant paidAt) {}
