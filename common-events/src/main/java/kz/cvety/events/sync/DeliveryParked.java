package kz.cvety.events.sync;

import java.util.UUID;
import kz.cvety.events.EventType;

/**
 * A change of ours cannot be delivered without a person.
 *
 * @param reason a stable code, for example {@code refused-by-bitrix}
 */
@EventType("sync.delivery-parked.v1")
public record DeliveryParked(UUID entityId, String entityType, String connection, long version, String reason)
        implements DeliveryEvent {}
