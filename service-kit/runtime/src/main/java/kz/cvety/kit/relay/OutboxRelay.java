package kz.cvety.kit.relay;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import kz.cvety.kit.relay.OutboxTable.Progress;
import kz.cvety.kit.relay.RelayStatus.State;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Carries every committed row of {@code kit.outbox} to Kafka: at least once, in commit order, never before the commit. Of all instances
 * of a service one leads, the one that reads the slot; the others stand by and take over when it is gone. A slot that the server
 * dropped or gave up stops the relay, visibly, until an operator calls {@link #recover()}: rows may be missing on Kafka by then.
 */
public final class OutboxRelay implements SmartLifecycle {

    /** Before the web server and the listeners, so that no row is ever committed without a slot to hold it. */
    private static final int BEFORE_EVERYTHING = 0;

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    private final RelayProperties properties;
    private final Slot slot;
    private final String url;
    private final OutboxTable table;
    private final Leader leader;
    private final Recovery recovery;
    private final Retention retention;
    private final InstantSource clock;
    private volatile CountDownLatch stopped = new CountDownLatch(1);
    private volatile State state = State.STOPPED;
    private volatile @Nullable String reason = "not started";
    private volatile @Nullable SlotState lastSeen;
    private volatile boolean running;
    private volatile @Nullable Engine engine;
    private @Nullable Thread thread;
    private @Nullable Thread watch;
    private volatile @Nullable Progress saved;
    private volatile @Nullable Instant oldestWritten;

    OutboxRelay(
            RelayProperties properties, Slot slot, String url, OutboxTable table, Leader leader, InstantSource clock) {
        this.properties = properties;
        this.slot = slot;
        this.url = url;
        this.table = table;
        this.leader = leader;
        this.recovery = new Recovery(slot, table, properties.recoveryMargin());
        this.retention = new Retention(table, properties, clock);
        this.clock = clock;
    }

    @Override
    public void start() {
        if (running || !properties.enabled()) {
            return;
        }
        prepare();
        stopped = new CountDownLatch(1);
        running = true;
        thread = Thread.ofPlatform().name(slot.name()).start(this::supervise);
        watch = Thread.ofPlatform().name(slot.name() + "-watch").start(this::watch);
    }

    /** The first start ever makes the slot, and sends what was committed before there was one. */
    private void prepare() {
        saved = table.progress().orElse(null);
        if (saved != null) {
            return;
        }
        slot.create();
        var before = table.republish(0, table.lastPosition(), null);
        saved = new Progress(clock.instant(), 0);
        table.save(saved);
        log.atInfo()
                .addKeyValue("slot", slot.name())
                .addKeyValue("rows", before)
                .log("relay.slot-created");
    }

    private void supervise() {
        while (running) {
            try {
                var found = slot.find();
                lastSeen = found.orElse(null);
                if (found.isEmpty()) {
                    lost("there is no such slot");
                } else if (found.get().lost()) {
                    lost("the server gave the slot up: " + found.get().invalidation());
                } else if (found.get().active()) {
                    enter(State.STANDBY, "another instance leads");
                } else {
                    lead();
                    continue;
                }
                pause(properties.standbyInterval());
            } catch (RuntimeException e) {
                retry(e.getMessage());
            }
        }
        enter(State.STOPPED, "stopped");
    }

    private void lead() {
        enter(State.STARTING, "takes the slot over");
        leader.begin();
        if (!running) {
            leader.giveUp(); // stopped while the term began
        }
        try {
            var term = new Engine(properties, slot.name(), url, leader);
            engine = term;
            var failure = running ? term.run() : null;
            if (running) {
                retry(failure == null ? "the engine ended" : failure);
            }
        } finally {
            engine = null;
            leader.end();
            if (!running) {
                saveProgress();
            }
        }
    }

    private void lost(String why) {
        if (state != State.LOST) {
            log.atError()
                    .addKeyValue("slot", slot.name())
                    .addKeyValue("reason", why)
                    .log("relay.slot-lost: facts stay in the outbox until an operator recovers the relay");
        }
        enter(State.LOST, why);
    }

    private void retry(@Nullable String why) {
        if (state != State.RETRYING || !Objects.equals(reason, why)) {
            log.atWarn()
                    .addKeyValue("slot", slot.name())
                    .addKeyValue("reason", why)
                    .log("relay.retrying");
        }
        enter(State.RETRYING, why);
        pause(properties.retryInterval());
    }

    private void enter(State next, @Nullable String why) {
        if (state != next) {
            log.atInfo()
                    .addKeyValue("slot", slot.name())
                    .addKeyValue("state", next)
                    .log("relay.state");
        }
        reason = why;
        state = next;
    }

    private void pause(Duration duration) {
        try {
            if (stopped.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
                running = false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    /** Every second: how the slot is doing, how far the leader is, and what may be forgotten. */
    private void watch() {
        while (running) {
            try {
                var found = slot.find();
                lastSeen = found.orElse(null);
                if (state == State.STARTING
                        && engine != null
                        && found.isPresent()
                        && found.get().active()) {
                    enter(State.LEADING, null);
                }
                oldestWritten = table.oldestAfter(confirmedPosition()).orElse(null);
                if (state == State.LEADING) {
                    saveProgress();
                    retention.forgetWhenDue(savedPosition(), () -> running);
                }
            } catch (RuntimeException e) {
                log.atDebug().addKeyValue("slot", slot.name()).setCause(e).log("relay.watch-failed");
            }
            pause(state == State.STARTING ? Duration.ofMillis(50) : Duration.ofSeconds(1));
        }
    }

    private synchronized void saveProgress() {
        var progress = leader.progress();
        if (progress == null || progress.equals(saved)) {
            return;
        }
        try {
            table.save(progress);
            saved = progress;
        } catch (RuntimeException e) {
            log.atWarn().addKeyValue("slot", slot.name()).setCause(e).log("relay.progress-unsaved");
        }
    }

    public RelayStatus status() {
        return new RelayStatus(
                state,
                reason,
                slot.name(),
                lastSeen,
                confirmedPosition(),
                leader.relayed(),
                leader.refused(),
                oldestUnconfirmed());
    }

    /** A fresh leader continues where the last one was. */
    private long confirmedPosition() {
        var progress = leader.progress();
        var known = progress == null ? saved : progress;
        return known == null ? 0 : known.position();
    }

    private long savedPosition() {
        var known = saved;
        return known == null ? 0 : known.position();
    }

    /** As of the last look, a second ago at most while the database answers: asking never waits for it. */
    Duration oldestUnconfirmed() {
        var written = oldestWritten;
        var age = written == null ? Duration.ZERO : Duration.between(written, clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }

    /**
     * Makes a new slot in place of a lost one and sends again every row from a safe margin before the last confirmed one. Consumers
     * recognise what they have seen by its id. Refused while the slot is sound.
     *
     * @return how many rows are sent again
     */
    public int recover() {
        return recovery.recover();
    }

    /** Sends the rows of these positions again, ids unchanged. */
    public int republish(long from, long to) {
        return recovery.republish(from, to);
    }

    @Override
    public void stop() {
        if (!running) {
            return;
        }
        running = false;
        leader.giveUp();
        stopped.countDown();
        var term = engine;
        if (term != null) {
            term.close();
        }
        join(thread);
        join(watch);
    }

    private static void join(@Nullable Thread ending) {
        try {
            if (ending != null && !ending.join(Duration.ofSeconds(30))) {
                log.atWarn().addKeyValue("thread", ending.getName()).log("relay.does-not-end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_EVERYTHING;
    }
}
