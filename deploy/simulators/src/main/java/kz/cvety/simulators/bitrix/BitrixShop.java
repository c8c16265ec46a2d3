package kz.cvety.simulators.bitrix;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The shop's orders and what people do with them. Every save that changes something raises the order's version and fires a
 * hook; a save that changes nothing does neither. It works on whatever happens to the network.
 */
public final class BitrixShop {

    private static final long FIRST_ORDER = 122001;

    private final InstantSource clock;
    private final Saved.Listener listener;
    private final TreeMap<Long, BitrixOrder> orders = new TreeMap<>();
    private final Map<String, List<Long>> byXmlId = new LinkedHashMap<>();
    private final Customers customers = new Customers();
    private long lastOrder = FIRST_ORDER - 1;
    private long lastItem;

    BitrixShop(InstantSource clock, Saved.Listener listener) {
        this.clock = clock;
        this.listener = listener;
    }

    /** A shopper orders on the site. */
    public synchronized BitrixOrder order(Checkout checkout) {
        var shopper = customers.of(checkout.userId(), checkout.buyerName(), checkout.buyerPhone());
        return create(checkout, "", "N", "KZT", Long.toString(shopper.id()));
    }

    /** A manager edits properties; those not named stay. */
    public synchronized BitrixOrder editProperties(long id, Map<String, String> changes, long managerId) {
        var order = get(id);
        var properties = new LinkedHashMap<>(order.properties());
        changes.forEach((name, value) -> {
            if (!value.equals(order.property(name))) {
                properties.put(name, value);
            }
        });
        return properties.equals(order.properties())
                ? order
                : save(
                        order,
                        order.status(),
                        order.priceDelivery(),
                        properties,
                        order.basket(),
                        Long.toString(managerId));
    }

    /** A manager puts other goods into the order, or another price of delivery. */
    public synchronized BitrixOrder editBasket(
            long id, List<Checkout.Item> items, BigDecimal delivery, long managerId) {
        var order = get(id);
        var same = delivery.compareTo(order.priceDelivery()) == 0
                && told(items)
                        .equals(told(
                                order.basket().stream().map(BasketItem::wish).toList()));
        return same
                ? order
                : save(
                        order,
                        order.status(),
                        delivery,
                        order.properties(),
                        lines(items, order.currency()),
                        Long.toString(managerId));
    }

    /** A manager changes the status. */
    public BitrixOrder changeStatus(long id, String status, long managerId) {
        return changeStatus(id, status, Long.toString(managerId));
    }

    public synchronized Optional<BitrixOrder> find(long id) {
        return Optional.ofNullable(orders.get(id));
    }

    /**
     * The order with this number.
     *
     * @throws NoSuchOrder when there is none
     */
    public BitrixOrder get(long id) {
        return find(id).orElseThrow(() -> new NoSuchOrder(id));
    }

    /** Every order created with this external key; more than one shows a doubled create. */
    public synchronized List<BitrixOrder> findByXmlId(String xmlId) {
        return byXmlId.getOrDefault(xmlId, List.of()).stream().map(this::get).toList();
    }

    /** All orders, oldest first. */
    public synchronized List<BitrixOrder> orders() {
        return List.copyOf(orders.values());
    }

    synchronized BitrixOrder create(Checkout checkout, String xmlId, String status, String currency, String changedBy) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var user = customers.of(checkout.userId(), checkout.buyerName(), checkout.buyerPhone());
        var order = new BitrixOrder(
                lastOrder + 1,
                xmlId,
                1,
                status,
                checkout.delivery(),
                currency,
                now,
                now,
                changedBy,
                checkout.properties(),
                lines(checkout.items(), currency),
                user);
        return keep(order, Saved.CREATED);
    }

    synchronized BitrixOrder changeStatus(long id, String status, String changedBy) {
        var order = get(id);
        return status.equals(order.status())
                ? order
                : save(order, status, order.priceDelivery(), order.properties(), order.basket(), changedBy);
    }

    /** Takes an order back from the journal, without a hook. */
    synchronized void restore(BitrixOrder order) {
        if (orders.put(order.id(), order) == null && !order.xmlId().isEmpty()) {
            byXmlId.computeIfAbsent(order.xmlId(), ignored -> new ArrayList<>()).add(order.id());
        }
        customers.remember(order.user());
        lastOrder = Math.max(lastOrder, order.id());
        order.basket().forEach(item -> lastItem = Math.max(lastItem, item.id()));
    }

    private BitrixOrder save(
            BitrixOrder order,
            String status,
            BigDecimal delivery,
            Map<String, String> properties,
            List<BasketItem> basket,
            String changedBy) {
        var saved = new BitrixOrder(
                order.id(),
                order.xmlId(),
                order.version() + 1,
                status,
                delivery,
                order.currency(),
                order.dateInsert(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                changedBy,
                properties,
                basket,
                order.user());
        return keep(saved, status.equals(order.status()) ? Saved.UPDATED : Saved.STATUS);
    }

    private BitrixOrder keep(BitrixOrder order, Saved saved) {
        restore(order);
        listener.on(order, saved);
        return order;
    }

    private static List<String> told(List<Checkout.Item> items) {
        return items.stream()
                .map(item -> String.join(
                        "\n",
                        item.productId(),
                        item.name(),
                        OrderJson.money(item.price()),
                        OrderJson.money(item.quantity())))
                .toList();
    }

    private List<BasketItem> lines(List<Checkout.Item> items, String currency) {
        return items.stream()
                .map(item -> new BasketItem(
                        ++lastItem, item.productId(), item.name(), item.price(), item.quantity(), currency))
                .toList();
    }
}
