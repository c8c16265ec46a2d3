package kz.cvety.orders;

import java.time.Instant;
import java.util.UUID;

/** The last order of a page: the next page begins below it. */
public record PageCursor(Instant placedAt, UUID id) {}
