package kz.cvety.orders;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import kz.cvety.events.orders.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * Where and when a bouquet is handed over; ids of the external system are kept as they were told.
 *
 * @param date local date in the shop's zone
 * @param slot the time window as people read it
 * @param pickupShopId the branch that delivers, which is not the tenant
 */
@Embeddable
public record Destination(
        @Nullable String address,
        @Column(name = "delivery_date") @Nullable LocalDate date,
        @Nullable String slot,
        @Nullable String slotId,
        @Nullable String city,
        @Nullable String cityId,
        @Nullable String pickupShopId) {

    public static final Destination UNKNOWN = new Destination(null, null, null, null, null, null, null);

    /** What is known after {@code told}: see {@link Told}. */
    Destination told(Destination told) {
        return new Destination(
                Told.over(address, told.address),
                told.date == null ? date : told.date,
                Told.over(slot, told.slot),
                Told.over(slotId, told.slotId),
                Told.over(city, told.city),
                Told.over(cityId, told.cityId),
                Told.over(pickupShopId, told.pickupShopId));
    }

    public Delivery asDelivery() {
        return new Delivery(address, date, slot, slotId, city, cityId, pickupShopId);
    }

    /** Without the address: this may end up in a log. */
    @Override
    public String toString() {
        return "Destination[hidden]";
    }
}
