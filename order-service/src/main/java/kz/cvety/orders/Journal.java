package kz.cvety.orders;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kz.cvety.events.orders.OrderEvent;
import kz.cvety.events.orders.OrderStatus;
import kz.cvety.events.orders.OrderStatusChanged;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.http.RequestContext;
import kz.cvety.kit.outbox.NewFact;
import kz.cvety.kit.outbox.Outbox;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts down what has happened, in the transaction in which it happens: orders, history, and the facts for everybody else. */
@Component
class Journal {

    /** One event and what caused it. */
    record Entry(OrderEvent event, Change change, @Nullable String traceparent) {

        static Entry ofRequest(OrderEvent event, Change change) {
            return new Entry(event, change, RequestContext.current().traceparent());
        }
    }

    private static final Set<String> OVER =
            Set.of(OrderStatus.CANCELLED.name(), OrderStatus.DECLINED.name(), OrderStatus.REFUNDED.name());

    private final Orders orders;
    private final History history;
    private final Outbox outbox;
    private final Assortment assortment;

    Journal(Orders orders, History history, Outbox outbox, Assortment assortment) {
        this.orders = orders;
        this.history = history;
        this.outbox = outbox;
        this.assortment = assortment;
    }

    /** Two statements for history and facts, however many entries, and one more when orders are given up. */
    void write(ShopId shop, Collection<Order> touched, List<Entry> entries) {
        orders.store(shop, touched);
        var transitions = new ArrayList<Transition>();
        var facts = new ArrayList<NewFact>(entries.size());
        for (var entry : entries) {
            if (entry.event() instanceof OrderStatusChanged changed) {
                transitions.add(transition(changed, entry.change()));
            }
            facts.add(new NewFact(
                    UuidCreator.getTimeOrderedEpoch(),
                    shop,
                    entry.change().origin(),
                    entry.event(),
                    entry.traceparent()));
        }
        history.append(shop, transitions);
        outbox.append(facts);
        var over = transitions.stream()
                .filter(step -> OVER.contains(step.to()))
                .map(Transition::orderId)
                .collect(Collectors.toSet());
        if (!over.isEmpty()) {
            assortment.letGo(shop, over);
        }
    }

    private static Transition transition(OrderStatusChanged changed, Change change) {
        var order = changed.order();
        return new Transition(
                order.orderId(),
                order.version(),
                changed.from(),
                changed.to(),
                change.source(),
                changed.changedBy(),
                changed.note(),
                changed.outOfGraph(),
                change.at());
    }
}
