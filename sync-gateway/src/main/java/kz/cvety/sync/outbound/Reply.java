package kz.cvety.sync.outbound;

import java.time.Duration;

/**
 * One call and what came of it.
 *
 * @param httpStatus 0 when there was no answer
 * @param body the answer as text, people blanked, cut to a length worth keeping
 */
public record Reply(Answer answer, int httpStatus, String body, Duration took) {}
