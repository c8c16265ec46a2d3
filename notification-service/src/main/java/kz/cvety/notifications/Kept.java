package kz.cvety.notifications;

import java.time.Duration;

/**
 * How long things are kept.
 *
 * @param settled messages that are done, links that are used or outdated
 */
public record Kept(Duration settled) {}
