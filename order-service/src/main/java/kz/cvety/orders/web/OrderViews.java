package kz.cvety.orders.web;

import java.util.List;
import kz.cvety.kit.ShopId;
import kz.cvety.orders.Order;
import kz.cvety.orders.OrderPayments;
import org.springframework.stereotype.Component;

/** Shows orders with what was heard of their money, with one more statement however many orders. */
@Component
class OrderViews {

    private final OrderPayments payments;

    OrderViews(OrderPayments payments) {
        this.payments = payments;
    }

    OrderView of(ShopId shop, Order order) {
        return of(shop, List.of(order)).getFirst();
    }

    List<OrderView> of(ShopId shop, List<Order> orders) {
        var heard = payments.of(shop, orders.stream().map(Order::id).toList());
        return orders.stream()
                .map(order -> OrderView.of(order, heard.getOrDefault(order.id(), List.of())))
                .toList();
    }
}
