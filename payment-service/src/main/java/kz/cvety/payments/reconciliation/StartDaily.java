package kz.cvety.payments.reconciliation;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.payments.Provider;
import kz.cvety.payments.ProviderAccounts;
import kz.cvety.payments.StatementSource;
import kz.cvety.payments.reconciliation.Reconciliation.Origin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Has every account compared with its provider day by day, yesterday at the latest; days that were missed are made up for. Any
 * number of instances may do it at once: a day has one.
 */
@Component
class StartDaily {

    private static final Logger log = LoggerFactory.getLogger(StartDaily.class);

    private final ProviderAccounts accounts;
    private final List<StatementSource> sources;
    private final Reconciliations reconciliations;
    private final ShopTransactions transactions;
    private final ReconciliationProperties properties;
    private final InstantSource clock;

    StartDaily(
            ProviderAccounts accounts,
            List<StatementSource> sources,
            Reconciliations reconciliations,
            ShopTransactions transactions,
            ReconciliationProperties properties,
            InstantSource clock) {
        this.accounts = accounts;
        this.sources = sources;
        this.reconciliations = reconciliations;
        this.transactions = transactions;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${cvety.payments.reconciliation.every:10s}",
            initialDelayString = "${cvety.payments.reconciliation.every:10s}")
    void start() {
        var last = lastDay();
        for (var account : accounts.enabled()) {
            if (sources.stream().anyMatch(source -> source.provider() == account.provider())) {
                try {
                    transactions.run(account.shop(), () -> start(account.shop(), account.provider(), last));
                } catch (RuntimeException e) {
                    // one shop's fault is no other shop's; the next run tries again
                    log.atWarn().setCause(e).addKeyValue("shop", account.shop()).log("reconciliation.not-started");
                }
            }
        }
    }

    private void start(ShopId shop, Provider provider, LocalDate last) {
        var day = reconciliations
                .lastDaily(shop, provider)
                .map(done -> done.plusDays(1))
                .orElse(last);
        var first = last.minusDays(properties.catchUp() - 1L);
        for (var next = day.isBefore(first) ? first : day; !next.isAfter(last); next = next.plusDays(1)) {
            reconciliations.add(
                    shop,
                    Reconciliation.start(
                            UuidCreator.getTimeOrderedEpoch(),
                            provider,
                            next,
                            Origin.DAILY,
                            kz.cvety.kit.Origin.SYSTEM.value(),
                            clock.instant()));
        }
    }

    /** The last day that is to be compared by now. */
    private LocalDate lastDay() {
        var today = properties.today(clock);
        var time = LocalTime.ofInstant(clock.instant(), properties.zone());
        return today.minusDays(time.isBefore(properties.dailyAt()) ? 2 : 1);
    }
}
