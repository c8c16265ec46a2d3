package kz.cvety.events.orders;

import org.jspecify.annotations.Nullable;

/**
 * A buyer or a recipient: two different people, never merged.
 *
 * @param phone E.164, for example {@code +77000000001}; as it was told when it could not be normalised
 */
public record Person(@Nullable String name, @Nullable String phone) {}
