package kz.cvety.payments.reconciliation;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.payments.PaymentRefused.NoProviderAccount;
import kz.cvety.payments.Provider;
import kz.cvety.payments.ProviderAccount;
import kz.cvety.payments.ProviderAccounts;
import kz.cvety.payments.StatementSource;
import kz.cvety.payments.reconciliation.Reconciliation.Origin;
import kz.cvety.payments.reconciliation.ReconciliationRefusals.DayNotOver;
import kz.cvety.payments.reconciliation.ReconciliationRefusals.NothingToCompare;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares a day with its statement because a person wants it: with the one they bring, at once, or with the provider's own. */
@Component
public class RunReconciliation {

    private final Reconciliations reconciliations;
    private final FinishReconciliation finish;
    private final ProviderAccounts accounts;
    private final List<StatementSource> sources;
    private final ReconciliationProperties properties;
    private final InstantSource clock;

    RunReconciliation(
            Reconciliations reconciliations,
            FinishReconciliation finish,
            ProviderAccounts accounts,
            List<StatementSource> sources,
            ReconciliationProperties properties,
            InstantSource clock) {
        this.reconciliations = reconciliations;
        this.finish = finish;
        this.accounts = accounts;
        this.sources = sources;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Starts it, and ends it too if the statement is here. Runs inside a transaction of the shop.
     *
     * @param statement what a bank says of that day, as {@link UploadedStatement} reads it
     */
    public void handle(
            ShopId shop, UUID id, String userId, Provider provider, LocalDate day, @Nullable String statement) {
        if (!day.isBefore(properties.today(clock))) {
            throw new DayNotOver(day);
        }
        if (!provider.isOnline()) {
            throw new NothingToCompare(provider);
        }
        if (statement == null) {
            ask(shop, id, userId, provider, day);
            return;
        }
        var lines = new UploadedStatement(day, properties).read(statement);
        var run = Reconciliation.start(id, provider, day, Origin.UPLOADED, userId, clock.instant());
        reconciliations.add(shop, run);
        reconciliations.append(shop, run, lines, null, clock.instant());
        finish.handle(shop, run, true);
    }

    private void ask(ShopId shop, UUID id, String userId, Provider provider, LocalDate day) {
        if (sources.stream().noneMatch(source -> source.provider() == provider)) {
            throw new NothingToCompare(provider);
        }
        if (accounts.find(shop, provider).filter(ProviderAccount::enabled).isEmpty()) {
            throw new NoProviderAccount(provider);
        }
        reconciliations.add(shop, Reconciliation.start(id, provider, day, Origin.ASKED, userId, clock.instant()));
    }
}
