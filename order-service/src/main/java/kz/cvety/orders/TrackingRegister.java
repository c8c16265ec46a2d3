package kz.cvety.orders;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.kit.ShopId;

/** Whose order a tracking id names. Tracking ids are unique over all shops, because buyers know no shop. */
public interface TrackingRegister {

    /** The shop and the order behind a tracking id. */
    record Tracked(ShopId shop, UUID orderId) {}

    /** Gives each of these new orders a tracking id that nobody has. */
    Map<UUID, String> assign(ShopId shop, List<UUID> orderIds);

    Optional<Tracked> find(String trackingId);
}
