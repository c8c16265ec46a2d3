package kz.cvety.orders.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kz.cvety.events.orders.OrderItem;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.security.Public;
import kz.cvety.kit.security.PublicPaths;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.orders.History;
import kz.cvety.orders.Order;
import kz.cvety.orders.OrderPayments;
import kz.cvety.orders.Orders;
import kz.cvety.orders.PaymentSummary;
import kz.cvety.orders.TrackingIds;
import kz.cvety.orders.TrackingRegister;
import kz.cvety.orders.Transition;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Lets a buyer follow an order without an account. Shows no person, phone, address or price. */
@Public
@RestController
class TrackingController {

    @Configuration(proxyBeanMethods = false)
    static class Everybody {

        @Bean
        PublicPaths trackingIsPublic() {
            return new PublicPaths("/api/v1/tracking/*");
        }
    }

    /** An order as anybody with its tracking id may see it; history begins with the order's first status. */
    record TrackingView(
            String trackingId,
            String status,
            @Nullable LocalDate deliveryDate,
            @Nullable String deliverySlot,
            @Nullable String city,
            List<String> items,
            @Nullable MoneyView payment,
            List<StepView> history) {}

    /** How far the money has come, and where the buyer pays, while they can. */
    record MoneyView(String status, @Nullable String payUrl) {}

    record StepView(String status, Instant at) {}

    private final TrackingRegister register;
    private final ShopTransactions transactions;
    private final Orders orders;
    private final History history;
    private final OrderPayments payments;

    TrackingController(
            TrackingRegister register,
            ShopTransactions transactions,
            Orders orders,
            History history,
            OrderPayments payments) {
        this.register = register;
        this.transactions = transactions;
        this.orders = orders;
        this.history = history;
        this.payments = payments;
    }

    @GetMapping("/api/v1/tracking/{trackingId}")
    ResponseEntity<TrackingView> track(@PathVariable String trackingId) {
        var id = trackingId.toUpperCase(Locale.ROOT);
        if (!TrackingIds.isWellFormed(id)) {
            throw new UnknownTrackingId();
        }
        var tracked = register.find(id).orElseThrow(UnknownTrackingId::new);
        var shop = tracked.shop();
        var view = transactions.call(
                shop,
                () -> orders.find(shop, tracked.orderId())
                        .map(order -> view(order, money(shop, order), history.of(shop, order.id())))
                        .orElseThrow(UnknownTrackingId::new));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view);
    }

    private @Nullable MoneyView money(ShopId shop, Order order) {
        var heard = payments.of(shop, List.of(order.id())).getOrDefault(order.id(), List.of());
        return PaymentSummary.of(order, heard)
                .map(summary -> new MoneyView(summary.status(), summary.payUrl()))
                .orElse(null);
    }

    private static TrackingView view(Order order, @Nullable MoneyView payment, List<Transition> transitions) {
        var now = order.snapshot();
        var steps = new ArrayList<StepView>();
        steps.add(new StepView(
                transitions.isEmpty() ? now.status() : transitions.getFirst().from(), now.placedAt()));
        transitions.forEach(step -> steps.add(new StepView(step.to(), step.at())));
        var delivery = order.delivery();
        return new TrackingView(
                now.trackingId(),
                now.status(),
                delivery.date(),
                delivery.slot(),
                delivery.city(),
                now.items().stream().map(OrderItem::name).toList(),
                payment,
                steps);
    }
}
