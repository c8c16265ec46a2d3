package kz.cvety.events.sync;

import java.util.UUID;
import kz.cvety.events.EventType;

/** A person put a parked change back into its lane. */
@EventType("sync.delivery-resumed.v1")
public record DeliveryResumed(UUID entityId, String entityType, String connection, long version)
        implements DeliveryEvent {}
