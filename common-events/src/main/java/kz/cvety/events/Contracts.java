package kz.cvety.events;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.cvety.events.catalog.ProductEvent;
import kz.cvety.events.catalog.ReservationEvent;
import kz.cvety.events.catalog.StockEvent;
import kz.cvety.events.identity.ShopEvent;
import kz.cvety.events.identity.UserEvent;
import kz.cvety.events.orders.OrderEvent;
import kz.cvety.events.payments.PaymentEvent;
import kz.cvety.events.sync.DeliveryEvent;
import kz.cvety.events.sync.SyncOrderEvent;
import kz.cvety.events.sync.SyncProductEvent;

/** Everything that is published: the sealed interfaces, their topics, and the record behind each wire name. */
public final class Contracts {

    /** Every aggregate that publishes, in the order of the documentation. */
    public static final List<Class<? extends Event>> AGGREGATES = List.of(
            OrderEvent.class,
            ProductEvent.class,
            StockEvent.class,
            ReservationEvent.class,
            PaymentEvent.class,
            SyncOrderEvent.class,
            SyncProductEvent.class,
            DeliveryEvent.class,
            ShopEvent.class,
            UserEvent.class);

    private Contracts() {}

    /** The topic of an event record or of its sealed interface. */
    public static String topicOf(Class<?> type) {
        var own = type.getAnnotation(Topic.class);
        if (own != null) {
            return own.value();
        }
        for (var parent : type.getInterfaces()) {
            var topic = parent.getAnnotation(Topic.class);
            if (topic != null) {
                return topic.value();
            }
        }
        throw new IllegalArgumentException(type.getName() + " belongs to no topic: annotate its interface with @Topic");
    }

    /** The wire name of an event record. */
    public static String wireNameOf(Class<?> type) {
        var name = type.getAnnotation(EventType.class);
        if (name == null) {
            throw new IllegalArgumentException(type.getName() + " has no wire name: annotate it with @EventType");
        }
        return name.value();
    }

    /** The records of one aggregate by their wire names. */
    public static <E extends Event> Map<String, Class<? extends E>> recordsOf(Class<E> aggregate) {
        var records = new LinkedHashMap<String, Class<? extends E>>();
        for (var type : concrete(aggregate)) {
            records.put(wireNameOf(type), type.asSubclass(aggregate));
        }
        return records;
    }

    private static List<Class<?>> concrete(Class<?> type) {
        if (!type.isSealed()) {
            return List.of(type);
        }
        var found = new ArrayList<Class<?>>();
        for (var permitted : type.getPermittedSubclasses()) {
            found.addAll(concrete(permitted));
        }
        return found;
    }
}
