package kz.cvety.simulators.stripe;

import java.time.Instant;

/**
 * Something that happened, as it is listed and sent.
 *
 * @param body the whole event as JSON
 */
public record StripeEvent(String id, String type, Instant createdAt, String body) {}
