package kz.cvety.simulators.machinery;

import java.time.Instant;

/**
 * One attempt to tell us something.
 *
 * @param number the copy's number; a duplicate has its own
 * @param subject what it is about
 * @param httpStatus our answer, 0 when there was none
 * @param attempt which attempt of this copy it was, 0 for a dropped one
 * @param dropped lost on purpose, never sent
 */
public record SentNews(
        Instant at, long number, String subject, int httpStatus, int attempt, boolean dropped, String body) {

    /** Whether it was taken. */
    public boolean accepted() {
        return httpStatus >= 200 && httpStatus < 300;
    }
}
