package kz.cvety.payments;

import java.time.Instant;
import java.util.UUID;

/** The last payment of a page. */
public record PageCursor(Instant createdAt, UUID id) {}
