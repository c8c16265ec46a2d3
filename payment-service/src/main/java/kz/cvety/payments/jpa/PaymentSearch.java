package kz.cvety.payments.jpa;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.cvety.payments.PageCursor;
import kz.cvety.payments.PaymentFilter;
import org.jspecify.annotations.Nullable;

/** Turns a filter into HQL with parameters; nothing a user typed becomes part of the text. */
final class PaymentSearch {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    PaymentSearch(PaymentFilter filter, @Nullable PageCursor after) {
        where("p.orderId = :order", "order", filter.orderId());
        if (!filter.statuses().isEmpty()) {
            where("p.status in :statuses", "statuses", filter.statuses());
        }
        where("p.provider = :provider", "provider", filter.provider());
        if (!filter.attention().isEmpty()) {
            where("p.attention in :attention", "attention", filter.attention());
        } else if (filter.needingAttention()) {
            conditions.add("p.attention is not null");
        }
        if (after != null) {
            where("(p.createdAt, p.id) < (:createdAt, :id)", "createdAt", after.createdAt());
            parameters.put("id", after.id());
        }
    }

    String hql() {
        var where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return "select p from Payment p" + where + " order by p.createdAt desc, p.id desc";
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
}
