package kz.cvety.orders;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.events.orders.OrderStatus;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import org.springframework.stereotype.Component;

/**
 * Applies what a connection says about orders, in its order: creates those that are not here yet, changes only what is news to the
 * connection, and leaves out what it has said before. The number of statements does not grow with the reports.
 */
@Component
public class TakeReports {

    private final Orders orders;
    private final TrackingRegister tracking;
    private final HearPayments payments;
    private final Journal journal;
    private final InstantSource clock;

    TakeReports(Orders orders, TrackingRegister tracking, HearPayments payments, Journal journal, InstantSource clock) {
        this.orders = orders;
        this.tracking = tracking;
        this.payments = payments;
        this.journal = journal;
        this.clock = clock;
    }

    /** Runs inside a transaction of the shop; a status of an order that is not here is refused. */
    public void handle(ShopId shop, List<Report> reports) {
        var ids = new LinkedHashSet<UUID>();
        reports.forEach(report -> ids.add(report.orderId()));
        var known = orders.findLocked(shop, ids);
        var trackingIds = trackingIdsOfNew(shop, reports, known);
        var entries = new ArrayList<Journal.Entry>(reports.size());
        var created = new LinkedHashMap<UUID, Order>();
        for (var report : reports) {
            var order = known.get(report.orderId());
            if (order == null) {
                order = create(shop, report, trackingIds, entries);
                created.put(report.orderId(), order);
                known.put(report.orderId(), order);
            } else {
                apply(order, report, entries);
            }
        }
        payments.settle(shop, created, entries);
        journal.write(shop, known.values(), entries);
    }

    private Map<UUID, String> trackingIdsOfNew(ShopId shop, List<Report> reports, Map<UUID, Order> known) {
        var created = new LinkedHashSet<UUID>();
        for (var report : reports) {
            if (known.containsKey(report.orderId()) || created.contains(report.orderId())) {
                continue;
            }
            if (report.details() == null) {
                throw new UnknownOrder();
            }
            created.add(report.orderId());
        }
        return tracking.assign(shop, List.copyOf(created));
    }

    private Order create(ShopId shop, Report report, Map<UUID, String> trackingIds, List<Journal.Entry> entries) {
        var trackingId = trackingIds.get(report.orderId());
        var details = report.details();
        if (trackingId == null || details == null) {
            throw new UnknownOrder();
        }
        var status = report.status() == null ? OrderStatus.NEW : report.status();
        var origin = Origin.bitrix(report.connection());
        var order = new Order(shop, report.orderId(), trackingId, status, details, null, origin, report.reportedAt());
        order.linkTo(report.connection(), report.externalId());
        order.hears(report.connection(), report.revision());
        orders.add(shop, order);
        entries.add(new Journal.Entry(order.placed(), report.asChange(clock.instant()), report.traceparent()));
        return order;
    }

    private void apply(Order order, Report report, List<Journal.Entry> entries) {
        if (!order.hears(report.connection(), report.revision())) {
            return;
        }
        order.linkTo(report.connection(), report.externalId());
        var change = report.asChange(clock.instant());
        if (report.details() != null) {
            order.amend(report.details().only(report.changed()), change)
                    .ifPresent(amended -> entries.add(new Journal.Entry(amended, change, report.traceparent())));
        }
        var status = report.changedStatus();
        if (status != null) {
            order.moveTo(status, change)
                    .ifPresent(moved -> entries.add(new Journal.Entry(moved, change, report.traceparent())));
        }
    }
}
