package kz.cvety.orders;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the buyer wants to pay online.
 *
 * @param payBy until when; absent when the shop's usual time will do
 */
public record PayWish(PayProvider provider, @Nullable Instant payBy) {}
