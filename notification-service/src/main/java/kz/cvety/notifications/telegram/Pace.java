package kz.cvety.notifications.telegram;

import java.time.Instant;

/**
 * How much of its rates a chat has spent, as {@link Rate} counts.
 *
 * @param second of the messages a second
 * @param minute of the messages a minute, which only groups have
 */
record Pace(Instant second, Instant minute) {}
