package kz.cvety.sync.outbound;

import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Rings for lanes that the running transaction fills, as soon as others can see it. */
@Component
class AfterCommit {

    private final ObjectProvider<LaneBell> bell;

    AfterCommit(ObjectProvider<LaneBell> bell) {
        this.bell = bell;
    }

    void ring(Map<ConnectionKey, Integer> filled) {
        if (filled.isEmpty()) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                filled.forEach(bell.getObject()::ring);
            }
        });
    }
}
