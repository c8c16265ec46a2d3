package kz.cvety.kit.shop;

import java.util.function.Supplier;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens transactions for one shop. Inside, row-level security shows that shop's rows only, and Hibernate's tenant is that
 * shop; both end with the transaction, so a pooled connection carries nothing over. A call inside a transaction of the
 * same shop joins it; of another shop is a programming error.
 */
public final class ShopTransactions {

    static final String ALL_SHOPS = "*";

    static final ScopedValue<String> CURRENT = ScopedValue.newInstance();

    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;

    public ShopTransactions(PlatformTransactionManager transactionManager, JdbcClient jdbc) {
        this.transactions = new TransactionTemplate(transactionManager);
        this.jdbc = jdbc;
    }

    /** Runs {@code work} in a transaction that sees this shop only. */
    public <T extends @Nullable Object> T call(ShopId shop, Supplier<T> work) {
        return within(shop.value(), work);
    }

    /** Runs {@code work} in a transaction that sees this shop only. */
    public void run(ShopId shop, Runnable work) {
        within(shop.value(), () -> {
            work.run();
            return true;
        });
    }

    /**
     * Runs a service's own machinery over all shops. Only tables protected with {@code kit.protect_platform} show rows
     * here; requests of people never use it.
     */
    public <T extends @Nullable Object> T acrossShops(Supplier<T> work) {
        return within(ALL_SHOPS, work);
    }

    private <T extends @Nullable Object> T within(String scope, Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            var current = CURRENT.isBound() ? CURRENT.get() : null;
            if (!scope.equals(current)) {
                throw new IllegalStateException("A transaction of shop " + current + " cannot turn to shop " + scope);
            }
            return work.get();
        }
        return ScopedValue.where(CURRENT, scope)
                .call(() -> transactions.execute(status -> {
                    jdbc.sql("select set_config('app.shop', ?, true)")
                            .param(scope)
                            .query(String.class)
                            .single();
                    return work.get();
                }));
    }
}
