package kz.cvety.notifications;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.events.orders.OrderAmended;
import kz.cvety.events.orders.OrderEvent;
import kz.cvety.events.orders.OrderPlaced;
import kz.cvety.events.orders.OrderSnapshot;
import kz.cvety.events.orders.OrderStatusChanged;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.inbox.Fact;
import org.springframework.stereotype.Component;

/**
 * Writes the messages that facts about orders call for. A version that is not newer than the last one told is old news:
 * it produces nothing, however it got late.
 */
@Component
public class TellRecipients {

    private final ToldOrders orders;
    private final Recipients recipients;
    private final Messages messages;
    private final OrderMessages words;
    private final NotificationProperties properties;
    private final InstantSource clock;

    TellRecipients(
            ToldOrders orders,
            Recipients recipients,
            Messages messages,
            OrderMessages words,
            NotificationProperties properties,
            InstantSource clock) {
        this.orders = orders;
        this.recipients = recipients;
        this.messages = messages;
        this.words = words;
        this.properties = properties;
        this.clock = clock;
    }

    /** Handles facts of one shop inside its transaction, with a handful of statements however many there are. */
    public void handle(ShopId shop, List<Fact<OrderEvent>> facts) {
        var ids = new HashSet<UUID>();
        facts.forEach(fact -> ids.add(fact.event().aggregateId()));
        Map<UUID, ToldOrder> known = new HashMap<>(orders.lock(shop, ids));
        var listeners = recipients.listeners(shop, ids);
        var written = new ArrayList<NewMessage>();
        for (var fact : facts) {
            var snapshot = fact.event().order();
            var before = known.get(snapshot.orderId());
            var number = OrderMessages.numberOf(snapshot);
            var told = before == null
                    ? ToldOrder.first(snapshot.orderId(), number, snapshot.status(), snapshot.version())
                    : before.seen(number, snapshot.status(), snapshot.version());
            if (isNews(fact.event()) && snapshot.version() > told.toldVersion()) {
                var silent = before == null && isImported(snapshot);
                written.addAll(write(fact, listeners.getOrDefault(snapshot.orderId(), List.of()), silent));
                told = told.told(snapshot.version());
            }
            known.put(snapshot.orderId(), told);
        }
        orders.save(shop, known.values());
        messages.queue(shop, written);
    }

    private static boolean isNews(OrderEvent event) {
        return switch (event) {
            case OrderPlaced ignored -> true;
            case OrderStatusChanged ignored -> true;
            case OrderAmended ignored -> false;
        };
    }

    private boolean isImported(OrderSnapshot order) {
        return order.placedAt().isBefore(clock.instant().minus(properties.backfillAge()));
    }

    private List<NewMessage> write(Fact<OrderEvent> fact, List<Recipient> listeners, boolean imported) {
        var texts = new HashMap<Audience, Map<Language, String>>();
        var written = new ArrayList<NewMessage>();
        for (var listener : listeners) {
            var html = texts.computeIfAbsent(listener.audience(), ignored -> new EnumMap<>(Language.class))
                    .computeIfAbsent(
                            listener.language(), language -> words.about(fact.event(), listener.audience(), language));
            written.add(new NewMessage(
                    UuidCreator.getTimeOrderedEpoch(),
                    fact.id(),
                    listener.chatId(),
                    listener.audience(),
                    fact.event() instanceof OrderPlaced ? MessageKind.NEW_ORDER : MessageKind.STATUS,
                    listener.language(),
                    fact.event().aggregateId(),
                    fact.event().order().version(),
                    html,
                    imported && listener.audience() == Audience.BUYER ? "imported" : null));
        }
        return written;
    }
}
