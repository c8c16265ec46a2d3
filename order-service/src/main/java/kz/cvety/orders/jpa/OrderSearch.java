package kz.cvety.orders.jpa;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kz.cvety.orders.OrderFilter;
import kz.cvety.orders.PageCursor;
import kz.cvety.orders.StockState;
import org.jspecify.annotations.Nullable;

/** Turns a filter into HQL with parameters; nothing a user typed becomes part of the text. */
final class OrderSearch {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    OrderSearch(OrderFilter filter, @Nullable PageCursor after) {
        if (!filter.statuses().isEmpty()) {
            where("o.status in :statuses", "statuses", filter.statuses());
        }
        where("o.particulars.delivery.date >= :from", "from", filter.deliveryFrom());
        where("o.particulars.delivery.date <= :to", "to", filter.deliveryTo());
        where("o.particulars.orderNumber = :orderNumber", "orderNumber", filter.orderNumber());
        where("o.trackingId = :trackingId", "trackingId", filter.trackingId());
        where("exists (select 1 from o.links l where l.externalId = :externalId)", "externalId", filter.externalId());
        if (filter.recipient() != null) {
            where(
                    "lower(o.particulars.recipient.name) like :recipient escape '!'",
                    "recipient",
                    containing(filter.recipient()));
        }
        if (filter.stock() != null) {
            // a constant, so that the index of the short ones serves
            conditions.add("o.stock.state = " + StockState.class.getName() + "."
                    + filter.stock().name());
        }
        if (after != null) {
            where("(o.placedAt, o.id) < (:placedAt, :id)", "placedAt", after.placedAt());
            parameters.put("id", after.id());
        }
    }

    String hql() {
        var where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return "select o from Order o" + where + " order by o.placedAt desc, o.id desc";
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private void where(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(name, value);
        }
    }

    private static String containing(String part) {
        return "%" + part.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%";
    }
}
