package kz.cvety.orders;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes what is said about the payments of orders: keeps the newest of each and moves the orders it decides. What is said of an order
 * that is not here yet is kept and counts when the order comes. The number of statements does not grow with the news.
 */
@Component
public class HearPayments {

    /** One payment as it is now. */
    public record News(OrderPayment payment, @Nullable String traceparent) {}

    private final Orders orders;
    private final OrderPayments payments;
    private final Journal journal;
    private final InstantSource clock;

    HearPayments(Orders orders, OrderPayments payments, Journal journal, InstantSource clock) {
        this.orders = orders;
        this.payments = payments;
        this.journal = journal;
        this.clock = clock;
    }

    /** Runs inside a transaction of the shop. */
    public void handle(ShopId shop, List<News> news) {
        if (news.isEmpty()) {
            return;
        }
        var concerned = new TreeSet<UUID>();
        var told = new HashSet<UUID>();
        for (var one : news) {
            concerned.add(one.payment().orderId());
            told.add(one.payment().id());
        }
        var here = orders.findLockedOrComing(shop, concerned);
        var known = new LinkedHashMap<UUID, OrderPayment>();
        payments.find(shop, told, concerned).forEach(payment -> known.put(payment.id(), payment));
        var entries = new ArrayList<Journal.Entry>();
        for (var one : news) {
            var before = known.get(one.payment().id());
            if (before == null || before.version() < one.payment().version()) {
                known.put(one.payment().id(), one.payment());
                settle(here.get(one.payment().orderId()), before, one, known.values(), entries);
            }
        }
        known.keySet().retainAll(told);
        payments.keep(shop, known.values());
        journal.write(shop, moved(here, entries), entries);
    }

    private static List<Order> moved(Map<UUID, Order> here, List<Journal.Entry> entries) {
        return entries.stream()
                .map(entry -> entry.event().aggregateId())
                .distinct()
                .map(here::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** What was heard of orders before they came counts now; runs in the transaction that brings them in. */
    void settle(ShopId shop, Map<UUID, Order> created, List<Journal.Entry> entries) {
        if (created.isEmpty()) {
            return;
        }
        orders.meet(shop, created.keySet());
        payments.of(shop, created.keySet()).forEach((id, early) -> {
            for (var payment : early) {
                settle(created.get(id), null, new News(payment, null), early, entries);
            }
        });
    }

    private void settle(
            @Nullable Order order,
            @Nullable OrderPayment before,
            News news,
            Collection<OrderPayment> known,
            List<Journal.Entry> entries) {
        if (order == null) {
            return;
        }
        var payment = news.payment();
        var same = before != null && before.orderId().equals(order.id()) ? before : null;
        var others = known.stream()
                .filter(other ->
                        other.orderId().equals(order.id()) && !other.id().equals(payment.id()))
                .toList();
        Settlement.of(order, same, payment, others).ifPresent(step -> {
            var change = Change.byPayment(step.note(), clock.instant());
            order.moveTo(step.status(), change)
                    .ifPresent(moved -> entries.add(new Journal.Entry(moved, change, news.traceparent())));
        });
    }
}
