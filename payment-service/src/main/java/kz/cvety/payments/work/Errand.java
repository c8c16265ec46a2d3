package kz.cvety.payments.work;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.payments.Errands;
import kz.cvety.payments.Provider;
import org.jspecify.annotations.Nullable;

/**
 * An errand that this instance has claimed.
 *
 * @param begun whether a call that must not be made twice was about to be made, by us or by an instance that died
 * @param tries how often it was claimed, this time included
 * @param every how often the provider wants to be asked while it is fresh
 * @param lease what tells our claim from a later one
 */
public record Errand(
        ShopId shop,
        Errands.Kind kind,
        UUID subject,
        UUID paymentId,
        Provider provider,
        @Nullable String theirs,
        boolean begun,
        int tries,
        Duration every,
        @Nullable Instant freshUntil,
        @Nullable Instant lastUntil,
        UUID lease) {}
