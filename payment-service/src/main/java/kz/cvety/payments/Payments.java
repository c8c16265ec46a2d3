package kz.cvety.payments;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * The payments of a shop. Everything happens inside a transaction of that shop; what is changed on a payment that was locked
 * is stored when the transaction commits.
 */
public interface Payments {

    /** One page, newest first. */
    record Page(List<Payment> payments, Optional<PageCursor> next) {}

    /** Which payment an attempt belongs to, and what that pays for. */
    record Whereabouts(
            UUID paymentId, UUID attemptId, @Nullable UUID orderId) {}

    Optional<Payment> find(ShopId shop, UUID id);

    /** The payments of an order, oldest first. */
    List<Payment> ofOrder(ShopId shop, UUID orderId);

    /** The payment to be changed, after everything else about its order has ended. */
    Optional<Payment> lock(ShopId shop, UUID id);

    /** The payments of an order to be changed, oldest first: nobody else adds or changes one until this transaction ends. */
    List<Payment> lockByOrder(ShopId shop, UUID orderId);

    /**
     * Where a payment of the provider's belongs: nobody else stores its id or hears news of it until this transaction ends.
     * Comes before all other locks.
     */
    Optional<Whereabouts> lockByProviderPayment(ShopId shop, Provider provider, String providerPaymentId);

    /** The payment that this money was taken for. */
    Optional<UUID> ofTransaction(ShopId shop, Provider provider, String transactionId);

    Page page(ShopId shop, PaymentFilter filter, @Nullable PageCursor after, int size);

    void add(ShopId shop, Payment payment);
}
