package kz.cvety.payments;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Books and orders in memory. What is posted stands only if its transaction commits. */
@Configuration(proxyBeanMethods = false)
class StandIns {

    static final List<Ledger.Entry> ENTRIES = new CopyOnWriteArrayList<>();
    static final Map<String, PayableOrder> ORDERS = new ConcurrentHashMap<>();

    @Bean
    @ConditionalOnMissingBean(Ledger.class)
    Ledger recordedBooks() {
        return (shop, entry) ->
                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        ENTRIES.add(entry);
                    }
                });
    }

    @Bean
    @ConditionalOnMissingBean(PayableOrders.class)
    PayableOrders knownOrders() {
        return (shop, order) -> Optional.ofNullable(ORDERS.get(shop + "/" + order));
    }
}
