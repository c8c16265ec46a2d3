package kz.cvety.notifications.telegram;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import kz.cvety.kit.DatabaseFaults;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.notifications.AnswerChat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Does what stored updates ask for, in their order. One that cannot be understood is put aside and holds up nobody. */
@Component
final class UpdateProcessor implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(UpdateProcessor.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final UpdateStore updates;
    private final AnswerChat answer;
    private final ShopTransactions transactions;
    private volatile boolean running;
    private volatile Thread thread = new Thread();

    UpdateProcessor(UpdateStore updates, AnswerChat answer, ShopTransactions transactions) {
        this.updates = updates;
        this.answer = answer;
        this.transactions = transactions;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("telegram-updates").start(this::work);
    }

    @Override
    public void stop() {
        running = false;
        updates.bell().ring();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        while (running) {
            try {
                var unsettled = updates.unsettled();
                for (var update : unsettled) {
                    process(update);
                }
                if (unsettled.isEmpty()) {
                    updates.bell().await(LOOK_AGAIN);
                }
            } catch (InterruptedException ignored) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (running) {
                    log.atWarn().addKeyValue("cause", e.getClass().getName()).log("telegram.updates wait");
                    pause();
                }
            }
        }
    }

    private void pause() {
        try {
            updates.bell().await(LOOK_AGAIN);
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
        }
    }

    private void process(UpdateStore.Stored stored) {
        try {
            act(stored);
        } catch (RuntimeException e) {
            // put aside for what it says, never because the database was away for a moment
            if (DatabaseFaults.isAway(e)) {
                throw e;
            }
            log.atWarn()
                    .addKeyValue("update", stored.id())
                    .addKeyValue("cause", e.getClass().getName())
                    .log("update.failed");
            transactions.acrossShops(
                    () -> updates.settle(stored.id(), "FAILED", e.getClass().getSimpleName()));
        }
    }

    private void act(UpdateStore.Stored stored) {
        BooleanSupplier first = () -> updates.settle(stored.id(), "DONE", null);
        switch (Update.read(stored.body())) {
            case Update.Start start -> answer.started(start.writer(), start.token(), first);
            case Update.Stop stop -> answer.stopped(stop.writer(), first);
            case Update.Left left -> answer.left(left.chatId(), first);
            case Update.Moved moved -> answer.moved(moved.from(), moved.to(), first);
            case Update.Other ignored -> transactions.acrossShops(() -> updates.settle(stored.id(), "IGNORED", null));
        }
    }
}
