package kz.cvety.payments.reconciliation;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.payments.StatementSource;
import kz.cvety.payments.StatementSource.Piece;
import kz.cvety.payments.StatementSource.TryLater;
import kz.cvety.payments.reconciliation.Reconciliations.Claimed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reads statements piece by piece and has them compared. What was read is kept with each piece, so that another instance goes on
 * where one stopped; a piece that two have read is kept once.
 */
@Component
class ReadStatements {

    private static final Logger log = LoggerFactory.getLogger(ReadStatements.class);
    private static final int AT_ONCE = 50;

    private final Reconciliations reconciliations;
    private final FinishReconciliation finish;
    private final List<StatementSource> sources;
    private final ShopTransactions transactions;
    private final ReconciliationProperties properties;
    private final InstantSource clock;

    ReadStatements(
            Reconciliations reconciliations,
            FinishReconciliation finish,
            List<StatementSource> sources,
            ShopTransactions transactions,
            ReconciliationProperties properties,
            InstantSource clock) {
        this.reconciliations = reconciliations;
        this.finish = finish;
        this.sources = sources;
        this.transactions = transactions;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${cvety.payments.reconciliation.every:10s}",
            initialDelayString = "${cvety.payments.reconciliation.every:10s}")
    void read() {
        for (var i = 0; i < AT_ONCE; i++) {
            var now = clock.instant();
            var claimed = reconciliations.claim(now, now.plus(properties.lease()));
            if (claimed.isEmpty()) {
                return;
            }
            read(claimed.get());
        }
    }

    private void read(Claimed claimed) {
        var shop = claimed.shop();
        var run = claimed.run();
        try {
            var source = sources.stream()
                    .filter(each -> each.provider() == run.provider())
                    .findFirst();
            if (source.isEmpty()) {
                postpone(shop, run, properties.pause(), "no-source");
                return;
            }
            var from = properties.start(run.day());
            var to = properties.start(run.day().plusDays(1));
            switch (source.get().read(shop, from, to, run.cursor())) {
                case Piece piece -> keep(shop, run, piece, source.get().tellsAll());
                case TryLater later -> postpone(shop, run, later.in(), later.why());
            }
        } catch (RuntimeException e) {
            log.atWarn()
                    .setCause(e)
                    .addKeyValue("shop", shop)
                    .addKeyValue("reconciliation", run.id())
                    .log("statement.not-read");
            postpone(shop, run, properties.pause(), "unexpected-fault");
        }
    }

    private void keep(ShopId shop, Reconciliation run, Piece piece, boolean tellsAll) {
        transactions.run(shop, () -> {
            var kept = reconciliations.append(shop, run, piece.lines(), piece.next(), clock.instant());
            if (kept && piece.next() == null) {
                finish.handle(shop, run, tellsAll);
            }
        });
    }

    private void postpone(ShopId shop, Reconciliation run, Duration pause, String why) {
        var until = clock.instant().plus(pause);
        transactions.run(shop, () -> reconciliations.postpone(shop, run.id(), until, why));
    }
}
