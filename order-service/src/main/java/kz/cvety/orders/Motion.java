package kz.cvety.orders;

import java.time.Instant;
import java.util.UUID;

/**
 * The part of an order that changes often and is small: where it stands, and how far the world outside has followed.
 *
 * @param lockVersion the row's version it was read at
 * @param heard the last revision of each connection, as it is stored
 */
public record Motion(
        UUID id, int lockVersion, long version, String status, Following following, String heard, Instant updatedAt) {}
