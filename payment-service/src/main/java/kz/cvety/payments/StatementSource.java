package kz.cvety.payments;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of the money of some time, piece by piece. A piece may be read again after a crash; reading changes
 * nothing at the provider. Called outside of any transaction.
 */
public interface StatementSource {

    Provider provider();

    /** Whether it tells of all money there was, so that what it does not tell of is missing. */
    boolean tellsAll();

    /**
     * The piece after this cursor, or the first.
     *
     * @param from the first moment of the time in question
     * @param to the first moment after it
     */
    Answer read(ShopId shop, Instant from, Instant to, @Nullable String cursor);

    /** A piece, or nothing yet. */
    sealed interface Answer permits Piece, TryLater {}

    /**
     * Some lines.
     *
     * @param next where the next piece begins; absent at the end
     */
    record Piece(List<StatementLine> lines, @Nullable String next) implements Answer {}

    /** Nothing for now: the provider is away, or its budget is used up. */
    record TryLater(Duration in, String why) implements Answer {}
}
