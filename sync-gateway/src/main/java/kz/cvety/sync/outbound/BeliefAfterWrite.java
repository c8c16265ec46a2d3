package kz.cvety.sync.outbound;

import org.jspecify.annotations.Nullable;

/**
 * What we may believe about the other side after it took a write of ours. Its save counter says whether something else was
 * saved in between: if so, that other change has not been heard, so the counter is not raised past it and the order is
 * read again.
 *
 * @param theirVersion the counter to believe in from now on
 * @param believed their status is now the one we wrote, and their last change was ours
 * @param heard the hook of this write has nothing to tell any more, so its note in the ledger is used up
 * @param reread something was saved there that nobody told us
 */
public record BeliefAfterWrite(@Nullable Long theirVersion, boolean believed, boolean heard, boolean reread) {

    /**
     * Concludes from the two counters.
     *
     * @param before the counter believed in so far, absent for an order that was never heard of
     * @param told the counter in the answer, absent when the other side does not count
     */
    public static BeliefAfterWrite of(@Nullable Long before, @Nullable Long told) {
        if (told == null) {
            return new BeliefAfterWrite(before, true, false, false);
        }
        var seen = before == null ? 0 : before;
        if (told <= seen) {
            return new BeliefAfterWrite(before, told == seen, true, false);
        }
        if (told == seen + 1) {
            return new BeliefAfterWrite(told, true, true, false);
        }
        return new BeliefAfterWrite(before, true, false, true);
    }
}
