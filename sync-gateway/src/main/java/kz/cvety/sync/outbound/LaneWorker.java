package kz.cvety.sync.outbound;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.sync.Connection;
import kz.cvety.sync.Connections;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps the lanes moving: one thread decides which connection may make how many calls now, each attempt runs on a virtual
 * thread of its own. Woken by whoever queues work; a poll finds what nobody mentioned, such as lanes of an instance that died.
 */
@Component
class LaneWorker implements LaneBell, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LaneWorker.class);
    /** A drain must not wait for the next poll, so this is more than a connection takes between two. */
    private static final int MOST_AT_A_POLL = 1000;

    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);

    /** From this moment on, that many lanes of the connection may be ready. */
    private record Wish(ConnectionKey key, int lanes, long at) {}

    private final Connections connections;
    private final Lanes lanes;
    private final DeliverNext deliverNext;
    private final RateBudget budget;
    private final Breakers breakers;
    private final ShopTransactions transactions;
    private final OutboundProperties properties;

    private final LinkedBlockingQueue<Wish> wishes = new LinkedBlockingQueue<>();
    private final PriorityQueue<Wish> later = new PriorityQueue<>(Comparator.comparingLong(Wish::at));
    private final Map<ConnectionKey, AtomicInteger> calling = new ConcurrentHashMap<>();
    private volatile @Nullable Thread thread;
    private volatile @Nullable ExecutorService attempts;
    private volatile boolean running;

    LaneWorker(
            Connections connections,
            Lanes lanes,
            DeliverNext deliverNext,
            RateBudget budget,
            Breakers breakers,
            ShopTransactions transactions,
            OutboundProperties properties) {
        this.connections = connections;
        this.lanes = lanes;
        this.deliverNext = deliverNext;
        this.budget = budget;
        this.breakers = breakers;
        this.transactions = transactions;
        this.properties = properties;
        breakers.onRecovery(this::recovered);
    }

    @Override
    public void ring(ConnectionKey key, int count) {
        wish(key, count, Duration.ZERO);
    }

    private void wish(ConnectionKey key, int count, Duration in) {
        wishes.add(new Wish(key, count, System.nanoTime() + in.toNanos()));
    }

    private void loop() {
        var nextPoll = System.nanoTime();
        while (running) {
            try {
                var due = await(nextPoll);
                if (System.nanoTime() - nextPoll >= 0) {
                    transactions
                            .acrossShops(() -> lanes.ready(MOST_AT_A_POLL))
                            .forEach((key, count) -> due.merge(key, count, Math::max));
                    nextPoll = System.nanoTime() + properties.poll().toNanos();
                }
                due.forEach(this::start);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.atWarn().setCause(e).log("lanes.poll failed");
                nextPoll = System.nanoTime() + AFTER_A_FAULT.toNanos();
            }
        }
    }

    /** Waits for the first wish that is due or for the poll, and answers all wishes that are due then. */
    private Map<ConnectionKey, Integer> await(long nextPoll) throws InterruptedException {
        var now = System.nanoTime();
        var until = later.isEmpty() ? nextPoll : Math.min(later.peek().at(), nextPoll);
        var first = wishes.poll(Math.max(0, until - now), TimeUnit.NANOSECONDS);
        while (first != null) {
            later.add(first);
            first = wishes.poll();
        }
        var due = new LinkedHashMap<ConnectionKey, Integer>();
        now = System.nanoTime();
        while (!later.isEmpty() && later.peek().at() <= now) {
            var wish = later.remove();
            due.merge(wish.key(), wish.lanes(), Integer::sum);
        }
        return due;
    }

    private void start(ConnectionKey key, int wanted) {
        var connection =
                connections.find(new ShopId(key.shop()), key.connection()).orElse(null);
        if (connection == null || connection.paused() || connection.baseUrl() == null) {
            return;
        }
        try {
            start(connection, key, wanted);
        } catch (RuntimeException e) {
            log.atWarn().addKeyValue("connection", key.connection()).setCause(e).log("lanes.claim failed");
            wish(key, wanted, AFTER_A_FAULT);
        }
    }

    private void start(Connection connection, ConnectionKey key, int wanted) {
        var busy = calling.computeIfAbsent(key, any -> new AtomicInteger());
        var free = Math.min(wanted, properties.callsPerConnection() - busy.get());
        var allowed = free <= 0 ? 0 : breakers.allowed(connection, free);
        if (allowed == 0) {
            // a call that ends, the end of the rest or the poll asks again
            return;
        }
        var grant = budget.take(connection, allowed);
        if (grant.calls() == 0) {
            wish(key, wanted, grant.nextIn());
            return;
        }
        var claimed = 0;
        try {
            var ready = deliverNext.claim(connection, grant.calls());
            claimed = ready.size();
            for (var each : ready) {
                busy.incrementAndGet();
                run(key, busy, each);
            }
        } finally {
            budget.giveBack(connection, grant.calls() - claimed);
        }
        if (claimed == grant.calls() && claimed < wanted) {
            wish(key, wanted - claimed, Duration.ZERO);
        }
    }

    private void run(ConnectionKey key, AtomicInteger busy, DeliverNext.Ready ready) {
        var executor = attempts;
        if (executor == null) {
            return;
        }
        executor.execute(() -> {
            var full = false;
            try {
                var next = deliverNext.deliver(ready);
                next.filter(Lanes.Next::ready).ifPresent(again -> wish(key, 1, again.in()));
            } catch (RuntimeException e) {
                // the lease runs out, and whoever takes the lane then looks first
                log.atError()
                        .addKeyValue("delivery", ready.claimed().delivery().id())
                        .setCause(e)
                        .log("delivery.not settled");
            } finally {
                full = busy.getAndDecrement() >= properties.callsPerConnection();
            }
            if (full) {
                wish(key, properties.callsPerConnection(), Duration.ZERO);
            }
        });
    }

    private void recovered(String id) {
        var executor = attempts;
        var connection = connections.named(id).orElse(null);
        if (executor == null || connection == null) {
            return;
        }
        executor.execute(() -> {
            transactions.acrossShops(() -> lanes.hasten(connection));
            wish(ConnectionKey.of(connection), properties.callsPerConnection(), Duration.ZERO);
        });
    }

    @Override
    public synchronized void start() {
        if (running || !properties.enabled()) {
            return;
        }
        running = true;
        attempts = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("delivery-", 0).factory());
        thread = Thread.ofPlatform().name("lanes").daemon().start(this::loop);
    }

    /** Stops claiming, then waits for the calls under way; what does not end in time is taken over when its lease ends. */
    @Override
    public synchronized void stop() {
        running = false;
        var looping = thread;
        var executor = attempts;
        if (looping != null) {
            looping.interrupt();
        }
        if (executor != null) {
            executor.shutdown();
            try {
                if (!executor.awaitTermination(5, TimeUnit.SECONDS)) {
                    log.atWarn().log("lanes.stopped with calls under way");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
