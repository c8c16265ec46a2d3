package kz.cvety.events.identity;

/**
 * The whole shop after a change. A consumer keeps the highest version it has seen and ignores the rest.
 *
 * @param version grows by one with each change
 * @param zone IANA name of the time zone its deliveries are meant in
 * @param language ISO 639-1 code of what it speaks with its staff
 * @param state {@code ACTIVE} or {@code SUSPENDED}
 */
public record ShopSnapshot(String shopId, long version, String name, String zone, String language, String state) {}
