package kz.cvety.notifications;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a payment between its facts.
 *
 * @param version of the newest fact seen
 * @param attention why staff were last told to look, until there is no reason any more
 */
public record ToldPayment(
        UUID paymentId, long version, @Nullable String attention) {}
