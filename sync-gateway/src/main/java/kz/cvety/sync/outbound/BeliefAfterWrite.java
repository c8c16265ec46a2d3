package kz.cvety.sync.outbound;

import org.jspecify.annotations.Nullable;

/**
 * What we may believe about the other side's status after it took a write of ours. The answer's save counter tells our write
 * from what was saved there before and after it; everything else about the order is left to the hooks.
 *
 * @param statusVersion the save at which their status was heard, from now on
 * @param believed their status is now the one we wrote, and their last change was ours
 * @param heard the hook of this write has nothing to tell any more, so its note in the ledger is used up
 */
public record BeliefAfterWrite(@Nullable Long statusVersion, boolean believed, boolean heard) {

    /**
     * Concludes from the two counters.
     *
     * @param before the save at which their status was last heard, absent when it never was
     * @param told the counter in the answer, absent when the other side does not count
     */
    public static BeliefAfterWrite of(@Nullable Long before, @Nullable Long told) {
        if (told == null) {
            return new BeliefAfterWrite(before, true, false);
        }
        if (before != null && told <= before) {
            return new BeliefAfterWrite(before, false, true);
        }
        return told < 0 ? new BeliefAfterWrite(before, false, false) : new BeliefAfterWrite(told, true, true);
    }
}
