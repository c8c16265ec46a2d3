package kz.cvety.kit.idempotency;

/**
 * The name that a user gave to one attempt to make something, with a digest of what was asked: the same key with another
 * request is a mistake.
 */
public record IdempotencyKey(String userId, String key, String requestDigest) {}
