package kz.cvety.catalog;

import java.time.Instant;
import java.util.UUID;

/** The last product of a page: the next page begins below it. */
public sealed interface PageCursor {

    /** Of a list by age. */
    record ByAge(Instant createdAt, UUID id) implements PageCursor {}

    /**
     * Of a list by how well it matches.
     *
     * @param forgiving whether it was found by resemblance
     */
    record ByMatch(boolean forgiving, float rank, UUID id) implements PageCursor {}
}
