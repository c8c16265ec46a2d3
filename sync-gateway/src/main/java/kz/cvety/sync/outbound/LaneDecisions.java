package kz.cvety.sync.outbound;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows behind {@link LaneDesk}. */
public interface LaneDecisions {

    /** What is first in a lane now. */
    record Head(long version) {}

    /**
     * What a lane holds after its first entry was taken out.
     *
     * @param version of our entity as it is now
     */
    record Left(boolean empty, long version, @Nullable String externalId) {}

    /** Makes the first waiting or parked entry due now; nothing when none is. */
    Optional<Head> retry(LaneId lane, String by);

    /** Takes the first waiting or parked entry out; nothing when none is. */
    Optional<Left> discard(LaneId lane, String by);
}
