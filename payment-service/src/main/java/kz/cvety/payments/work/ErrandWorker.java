package kz.cvety.payments.work;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import kz.cvety.payments.Errands;
import kz.cvety.payments.PaymentProvider;
import kz.cvety.payments.ProviderAccount;
import kz.cvety.payments.ProviderAccounts;
import kz.cvety.payments.Providers;
import kz.cvety.payments.work.ErrandRunner.Line;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps errands going: one thread claims what is due within each account's budget, each errand runs on a virtual thread of its own.
 * Any number of instances may do so at once; what a dead one had claimed is taken over when its lease ends.
 */
@Component
class ErrandWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ErrandWorker.class);
    private static final int STOP_SECONDS = 15;

    private final ErrandQueue queue;
    private final ProviderAccounts accounts;
    private final Providers providers;
    private final Budget budget;
    private final WorkProperties properties;
    private final WorkMetrics metrics;
    private final InstantSource clock;
    private final Map<Errands.Kind, ErrandRunner> runners = new EnumMap<>(Errands.Kind.class);
    private final Semaphore free;
    private volatile boolean claiming;
    private volatile @Nullable Thread thread;
    private volatile @Nullable ExecutorService running;

    ErrandWorker(
            ErrandQueue queue,
            ProviderAccounts accounts,
            Providers providers,
            Budget budget,
            WorkProperties properties,
            WorkMetrics metrics,
            InstantSource clock,
            List<ErrandRunner> runners) {
        this.queue = queue;
        this.accounts = accounts;
        this.providers = providers;
        this.budget = budget;
        this.properties = properties;
        this.metrics = metrics;
        this.clock = clock;
        this.free = new Semaphore(properties.atOnce());
        runners.forEach(runner -> this.runners.put(runner.kind(), runner));
    }

    private void loop(ExecutorService executor) {
        while (claiming) {
            try {
                var most = free.availablePermits();
                if (most > 0) {
                    queue.due(clock.instant(), most).forEach(due -> start(executor, due));
                }
            } catch (RuntimeException e) {
                log.atWarn().setCause(e).log("errands.claim failed");
            }
            LockSupport.parkNanos(properties.every().toNanos());
        }
    }

    /** Whoever has no account costs no budget: there is nobody to call, but payments still end. */
    private void start(ExecutorService executor, ErrandQueue.Due due) {
        var line = line(due);
        var wanted = Math.min(due.count(), free.availablePermits());
        var granted = line == null ? wanted : budget.take(line.account(), wanted);
        if (granted < wanted) {
            metrics.waitedForBudget(due.provider());
        }
        if (granted == 0) {
            return;
        }
        var claimed = List.<Errand>of();
        try {
            claimed = queue.claim(due.shop(), due.provider(), granted, clock.instant(), properties.lease());
            claimed.forEach(errand -> run(executor, errand, line));
        } finally {
            if (line != null) {
                budget.giveBack(line.account(), granted - claimed.size());
            }
        }
    }

    private @Nullable Line line(ErrandQueue.Due due) {
        PaymentProvider provider = providers.find(due.provider()).orElse(null);
        return provider == null
                ? null
                : accounts.find(due.shop(), due.provider())
                        .filter(ProviderAccount::enabled)
                        .map(account -> new Line(provider, account))
                        .orElse(null);
    }

    private void run(ExecutorService executor, Errand errand, @Nullable Line line) {
        free.acquireUninterruptibly();
        executor.execute(() -> {
            try {
                Objects.requireNonNull(runners.get(errand.kind())).run(errand, line);
                metrics.ran(errand);
            } catch (RuntimeException e) {
                // the lease runs out, and whoever takes the errand then knows how far it came
                log.atError()
                        .addKeyValue("shop", errand.shop())
                        .addKeyValue("kind", errand.kind())
                        .addKeyValue("subject", errand.subject())
                        .setCause(e)
                        .log("errand.not settled");
            } finally {
                free.release();
            }
        });
    }

    @Override
    public synchronized void start() {
        if (running != null || !properties.enabled()) {
            return;
        }
        var executor = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("errand-", 0).factory());
        running = executor;
        claiming = true;
        thread = Thread.ofPlatform().name("errands").daemon().start(() -> loop(executor));
    }

    /** Stops claiming, then waits for the calls under way; what does not end in time is taken over when its lease ends. */
    @Override
    public synchronized void stop() {
        var executor = running;
        var looping = thread;
        if (executor == null || looping == null) {
            return;
        }
        claiming = false;
        LockSupport.unpark(looping);
        try {
            looping.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
            executor.shutdown();
            if (!executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                log.atWarn().log("errands.stopped with calls under way");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running = null;
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
