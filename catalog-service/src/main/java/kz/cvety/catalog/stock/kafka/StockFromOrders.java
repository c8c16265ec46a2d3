package kz.cvety.catalog.stock.kafka;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import kz.cvety.catalog.stock.FollowOrders;
import kz.cvety.catalog.stock.OrderNews;
import kz.cvety.catalog.stock.Stage;
import kz.cvety.events.orders.OrderEvent;
import kz.cvety.events.orders.OrderItem;
import kz.cvety.events.orders.OrderStatus;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.inbox.Fact;
import kz.cvety.kit.inbox.FactConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings what happens to orders to the stock. A status that this build does not know says nothing about stock. */
@Component
class StockFromOrders implements FactConsumer<OrderEvent> {

    private final FollowOrders stock;

    StockFromOrders(FollowOrders stock) {
        this.stock = stock;
    }

    @Override
    public String name() {
        return "catalog.stock-from-orders";
    }

    @Override
    public Class<OrderEvent> events() {
        return OrderEvent.class;
    }

    @Override
    public void handle(ShopId shop, List<Fact<OrderEvent>> facts) {
        var news = new ArrayList<OrderNews>(facts.size());
        for (var fact : facts) {
            OrderStatus.named(fact.event().order().status())
                    .ifPresent(status -> news.add(news(fact, Stage.of(status))));
        }
        stock.handle(shop, news);
    }

    private static OrderNews news(Fact<OrderEvent> fact, Stage stage) {
        var order = fact.event().order();
        var connections = new HashSet<String>();
        order.externalIds().forEach(id -> connections.add(id.connection()));
        return new OrderNews(
                order.orderId(),
                order.version(),
                stage,
                order.placedAt(),
                order.payment() == null ? null : order.payment().payBy(),
                order.items().stream()
                        .filter(item -> item.quantity() > 0)
                        .map(StockFromOrders::line)
                        .toList(),
                connections,
                fact.traceparent());
    }

    private static OrderNews.Line line(OrderItem item) {
        return new OrderNews.Line(
                idOrNull(item.productId()), idOrNull(item.variantId()), item.externalProductId(), item.quantity());
    }

    /** An order may name a product in the words of another system. */
    private static @Nullable UUID idOrNull(@Nullable String text) {
        try {
            return text == null || text.length() != 36 ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
