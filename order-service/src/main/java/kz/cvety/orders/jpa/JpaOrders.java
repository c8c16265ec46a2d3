package kz.cvety.orders.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.AdvisoryLocks;
import kz.cvety.orders.AlreadyTaken;
import kz.cvety.orders.Motion;
import kz.cvety.orders.Order;
import kz.cvety.orders.OrderFilter;
import kz.cvety.orders.Orders;
import kz.cvety.orders.PageCursor;
import org.hibernate.LockMode;
import org.hibernate.OrderingMode;
import org.hibernate.Session;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Orders over Hibernate: one query for orders, one for all their lines, one for all their links. */
@Repository
class JpaOrders implements Orders {

    @PersistenceContext
    @SuppressWarnings("NullAway.Init")
    private EntityManager entities;

    private final Motions motions;
    private final AdvisoryLocks locks;

    JpaOrders(Motions motions, AdvisoryLocks locks) {
        this.motions = motions;
        this.locks = locks;
    }

    @Override
    public Optional<Order> find(ShopId shop, UUID id) {
        return Optional.ofNullable(entities.find(Order.class, id));
    }

    @Override
    public Optional<Order> findLocked(ShopId shop, UUID id) {
        return Optional.ofNullable(entities.find(Order.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    @Override
    public Map<UUID, Order> findLocked(ShopId shop, Collection<UUID> ids) {
        var sorted = ids.stream().sorted().toList();
        var found = new HashMap<UUID, Order>();
        entities
                .unwrap(Session.class)
                .findMultiple(Order.class, sorted, LockMode.PESSIMISTIC_WRITE, OrderingMode.UNORDERED)
                .stream()
                .filter(Objects::nonNull)
                .forEach(order -> found.put(order.id(), order));
        return found;
    }

    @Override
    public void meet(ShopId shop, Collection<UUID> ids) {
        locks.lock(shop, ids);
    }

    @Override
    public Page page(ShopId shop, OrderFilter filter, @Nullable PageCursor after, int size) {
        var search = new OrderSearch(filter, after);
        var query = entities.createQuery(search.hql(), Order.class).setMaxResults(size + 1);
        search.parameters().forEach(query::setParameter);
        List<Order> orders = query.getResultList();
        if (orders.size() <= size) {
            return new Page(orders, Optional.empty());
        }
        var shown = new ArrayList<>(orders.subList(0, size));
        var last = shown.getLast();
        return new Page(shown, Optional.of(new PageCursor(last.placedAt(), last.id())));
    }

    @Override
    public void add(ShopId shop, Order order) {
        entities.persist(order);
    }

    @Override
    public void store(ShopId shop, Collection<Order> orders) {
        var moved = new ArrayList<Motion>();
        for (var order : orders) {
            order.motion().ifPresent(motion -> {
                entities.detach(order);
                moved.add(motion);
            });
        }
        flush(shop);
        motions.write(shop, moved);
    }

    @Override
    public void flush(ShopId shop) {
        try {
            entities.flush();
        } catch (ConstraintViolationException e) {
            throw switch (Objects.requireNonNullElse(e.getConstraintName(), "")) {
                case "orders_number" -> AlreadyTaken.orderNumber();
                case "order_link_external_id" -> AlreadyTaken.externalId();
                default -> e;
            };
        }
    }
}
