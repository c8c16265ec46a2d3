package kz.cvety.events.identity;

import java.util.UUID;

/**
 * A member of a shop's team after a change, as far as other services need to know them.
 *
 * @param version grows by one with each change of this user in this shop
 * @param name how to call them
 * @param role {@code DIRECTOR}, {@code ADMIN}, {@code MANAGER}, {@code FLORIST} or {@code COURIER}; new ones may come
 * @param state {@code ACTIVE} or {@code REMOVED}
 */
public record UserSnapshot(UUID userId, String shopId, long version, String name, String role, String state) {}
