package kz.cvety.events.orders;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where and when a bouquet is handed over.
 *
 * @param date local date in the shop's zone
 * @param slot the time window as people read it, for example {@code 15:00-16:00}
 * @param slotId the window's id in the external system, kept as it was told
 * @param cityId the city's id in the external system, kept as it was told
 * @param pickupShopId the external id of the branch that delivers, which is not the tenant
 */
public record Delivery(
        @Nullable String address,
        @Nullable LocalDate date,
        @Nullable String slot,
        @Nullable String slotId,
        @Nullable String city,
        @Nullable String cityId,
        @Nullable String pickupShopId) {}
