package kz.cvety.payments.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.payments.PageCursor;
import kz.cvety.payments.Payment;
import kz.cvety.payments.PaymentFilter;
import kz.cvety.payments.Payments;
import kz.cvety.payments.Provider;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Payments over Hibernate. What has no row to lock yet is locked by its name. */
@Repository
class JpaPayments implements Payments {

    @PersistenceContext
    @SuppressWarnings("NullAway.Init")
    private EntityManager entities;

    private final JdbcClient jdbc;

    JpaPayments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Payment> find(ShopId shop, UUID id) {
        return Optional.ofNullable(entities.find(Payment.class, id));
    }

    @Override
    public List<Payment> ofOrder(ShopId shop, UUID orderId) {
        return entities.createQuery(
                        "select p from Payment p where p.orderId = :order order by p.createdAt, p.id", Payment.class)
                .setParameter("order", orderId)
                .getResultList();
    }

    @Override
    public Optional<Payment> lock(ShopId shop, UUID id) {
        entities.createQuery("select p.orderId from Payment p where p.id = :id and p.orderId is not null", UUID.class)
                .setParameter("id", id)
                .getResultList()
                .forEach(orderId -> lockName(shop, "order", orderId.toString()));
        return Optional.ofNullable(locked(id));
    }

    @Override
    public List<Payment> lockByOrder(ShopId shop, UUID orderId) {
        lockName(shop, "order", orderId.toString());
        return entities
                .createQuery(
                        "select p.id from Payment p where p.orderId = :order order by p.createdAt, p.id", UUID.class)
                .setParameter("order", orderId)
                .getResultList()
                .stream()
                .map(this::locked)
                .toList();
    }

    @Override
    public Optional<Whereabouts> lockByProviderPayment(ShopId shop, Provider provider, String providerPaymentId) {
        lockName(shop, provider.name(), providerPaymentId);
        return entities.createQuery("""
            select p.id as payment, a.id as attempt, p.orderId as orderId
            from PaymentAttempt a join a.payment p
            where p.provider = :provider and a.providerPaymentId = :theirs
            """, Tuple.class)
                .setParameter("provider", provider)
                .setParameter("theirs", providerPaymentId)
                .getResultStream()
                .map(found -> new Whereabouts(
                        found.get("payment", UUID.class),
                        found.get("attempt", UUID.class),
                        found.get("orderId", UUID.class)))
                .findFirst();
    }

    @Override
    public Optional<UUID> ofTransaction(ShopId shop, Provider provider, String transactionId) {
        return entities.createQuery(
                        "select p.id from Payment p where p.provider = :provider and p.receipt.transactionId ="
                                + " :transaction",
                        UUID.class)
                .setParameter("provider", provider)
                .setParameter("transaction", transactionId)
                .getResultStream()
                .findFirst();
    }

    @Override
    public Page page(ShopId shop, PaymentFilter filter, @Nullable PageCursor after, int size) {
        var search = new PaymentSearch(filter, after);
        var query = entities.createQuery(search.hql(), Payment.class).setMaxResults(size + 1);
        search.parameters().forEach(query::setParameter);
        List<Payment> payments = query.getResultList();
        if (payments.size() <= size) {
            return new Page(payments, Optional.empty());
        }
        var shown = new ArrayList<>(payments.subList(0, size));
        var last = shown.getLast();
        return new Page(shown, Optional.of(new PageCursor(last.createdAt(), last.id())));
    }

    @Override
    public void add(ShopId shop, Payment payment) {
        entities.persist(payment);
    }

    /** As it is once nobody else changes it: what was read before the lock may be old. */
    private @Nullable Payment locked(UUID id) {
        var known = entities.find(Payment.class, id);
        if (known == null) {
            return null;
        }
        if (entities.getLockMode(known) != LockModeType.PESSIMISTIC_WRITE) {
            entities.flush();
            entities.refresh(known, LockModeType.PESSIMISTIC_WRITE);
        }
        return known;
    }

    private void lockName(ShopId shop, String kind, String name) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0)) is null")
                .param(shop + " " + kind + " " + name)
                .query(Boolean.class)
                .single();
    }
}
