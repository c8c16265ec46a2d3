package kz.cvety.sync.products;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.UUID;
import kz.cvety.sync.FieldOwner;
import org.jspecify.annotations.Nullable;

/**
 * Both sides wanted a field to be something else, and the policy of the connection decided: neither wish is lost without a
 * trace.
 *
 * @param field a label of {@link kz.cvety.sync.ProductField}, or {@link #WHOLE}
 * @param ours in the words of {@link ProductWords}
 */
public record Conflict(
        ProductBelief.Key product,
        UUID id,
        String field,
        @Nullable String ours,
        long ourVersion,
        @Nullable Instant oursAt,
        @Nullable String theirs,
        @Nullable Long theirVersion,
        @Nullable Instant theirsAt,
        Winner winner,
        FieldOwner policy,
        Instant settledAt) {

    /** One side deleted the product while the other changed it. */
    public static final String WHOLE = "product";

    /** Whose wish stands. */
    public enum Winner {
        OURS,
        THEIRS
    }

    /** Settles a field. */
    public static Conflict of(
            ProductBelief belief,
            String field,
            @Nullable String ours,
            @Nullable Instant oursAt,
            @Nullable String theirs,
            @Nullable Long theirVersion,
            @Nullable Instant theirsAt,
            Winner winner,
            FieldOwner policy,
            Instant now) {
        return new Conflict(
                belief.key(),
                UuidCreator.getTimeOrderedEpoch(),
                field,
                ours,
                belief.ourVersion(),
                oursAt,
                theirs,
                theirVersion,
                theirsAt,
                winner,
                policy,
                now);
    }
}
